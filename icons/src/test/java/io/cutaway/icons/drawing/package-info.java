/// Makes the font and the PNG files out of the SVG drawings. It lies with the tests because the
/// program needs its results alone: they are kept in the repository, and a test compares them.
@NullMarked
package io.cutaway.icons.drawing;

import org.jspecify.annotations.NullMarked;
