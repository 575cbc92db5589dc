/// The engine: Cutaway's model of images, containers and launches, and every decision about them.
///
/// A plain library without a window and without privileges. Its packages are features; all system
/// calls are made in `io.cutaway.engine.system`.
@NullMarked
package io.cutaway.engine;

import org.jspecify.annotations.NullMarked;
