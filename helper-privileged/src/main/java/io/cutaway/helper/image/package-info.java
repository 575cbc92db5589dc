/// Images in the store: unpacking the layers of strangers, and the layout that keeps them.
@NullMarked
package io.cutaway.helper.image;

import org.jspecify.annotations.NullMarked;
