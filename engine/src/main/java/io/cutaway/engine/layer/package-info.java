/// Overlay layers on disk, opened: which layer each path comes from, what it hides, what was
/// deleted, and what still takes space though nobody can see it.
///
/// The trees are somebody else's: symbolic links in them are never followed. The format is that of
/// the kernel's `Documentation/filesystems/overlayfs.rst`: a whiteout is a character device 0:0, an
/// opaque directory has the attribute `user.overlay.opaque` with the value `y`.
@NullMarked
package io.cutaway.engine.layer;

import org.jspecify.annotations.NullMarked;
