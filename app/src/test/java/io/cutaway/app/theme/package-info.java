@NullMarked
package io.cutaway.app.theme;

import org.jspecify.annotations.NullMarked;
