/// The application: the window and the command line, both on the same calls of the engine.
@NullMarked
package io.cutaway.app;

import org.jspecify.annotations.NullMarked;
