/// Archives of images, in and out: `docker-archive`, and OCI image layouts as an archive or a
/// directory. What comes in is a stranger's: sizes, counts and paths are checked here, and what is
/// in it is checked by the helper.
@NullMarked
package io.cutaway.app.archive;

import org.jspecify.annotations.NullMarked;
