/// The icon of the application and its own pictograms, as an Ikonli pack.
@NullMarked
package io.cutaway.icons;

import org.jspecify.annotations.NullMarked;
