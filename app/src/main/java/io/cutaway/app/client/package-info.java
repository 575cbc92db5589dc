/// The way from the application to the helper: finding it, starting it, asking it, and talking to
/// the streams of a container. The window and the command line share all of it.
@NullMarked
package io.cutaway.app.client;

import org.jspecify.annotations.NullMarked;
