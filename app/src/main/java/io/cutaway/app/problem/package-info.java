/// Turns a [io.cutaway.engine.protocol.Problem] into what a person reads: what was tried, what was
/// answered, what to do next. For the window and the command line alike.
@NullMarked
package io.cutaway.app.problem;

import org.jspecify.annotations.NullMarked;
