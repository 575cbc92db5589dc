@NullMarked
package io.cutaway.app.layer;

import org.jspecify.annotations.NullMarked;
