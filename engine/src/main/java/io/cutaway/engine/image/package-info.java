/// Images as the Open Container Initiative describes them, and the tar archives their layers are.
///
/// Everything here is pure: it reads and writes bytes, and touches no file system.
@NullMarked
package io.cutaway.engine.image;

import org.jspecify.annotations.NullMarked;
