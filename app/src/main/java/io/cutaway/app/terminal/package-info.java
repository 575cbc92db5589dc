/// A terminal emulator connected to a container's shim.
@NullMarked
package io.cutaway.app.terminal;

import org.jspecify.annotations.NullMarked;
