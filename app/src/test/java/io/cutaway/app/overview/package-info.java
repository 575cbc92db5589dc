@NullMarked
package io.cutaway.app.overview;

import org.jspecify.annotations.NullMarked;
