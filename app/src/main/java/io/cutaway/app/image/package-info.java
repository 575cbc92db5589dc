/// The list of images, and the starter image that is made on the spot of this computer's own
/// programs.
@NullMarked
package io.cutaway.app.image;

import org.jspecify.annotations.NullMarked;
