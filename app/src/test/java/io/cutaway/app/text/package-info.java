@NullMarked
package io.cutaway.app.text;

import org.jspecify.annotations.NullMarked;
