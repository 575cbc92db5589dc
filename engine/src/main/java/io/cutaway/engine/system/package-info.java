/// Every native call of Cutaway, one method each, named as the call.
///
/// A call that fails throws [SystemCallException] with its name, its arguments and the error; one
/// that was interrupted by a signal (`EINTR`) is made again. A descriptor is always a [Descriptor],
/// is always close-on-exec, and is owned by whoever got it. The layouts of structures are those of
/// 64-bit Linux, x86_64 and aarch64.
@NullMarked
package io.cutaway.engine.system;

import org.jspecify.annotations.NullMarked;
