/// The list of images.
@NullMarked
package io.cutaway.app.image;

import org.jspecify.annotations.NullMarked;
