@NullMarked
package io.cutaway.app.tour;

import org.jspecify.annotations.NullMarked;
