/// Launches that were carried out step by step and kept in a file, to be looked at on any computer.
@NullMarked
package io.cutaway.app.recording;

import org.jspecify.annotations.NullMarked;
