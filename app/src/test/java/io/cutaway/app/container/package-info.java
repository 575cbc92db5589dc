@NullMarked
package io.cutaway.app.container;

import org.jspecify.annotations.NullMarked;
