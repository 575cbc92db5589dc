/// How the files of two images differ.
@NullMarked
package io.cutaway.app.compare;

import org.jspecify.annotations.NullMarked;
