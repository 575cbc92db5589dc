/// A container's mounts beside the host's.
@NullMarked
package io.cutaway.app.mount;

import org.jspecify.annotations.NullMarked;
