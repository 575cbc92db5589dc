@NullMarked
package io.cutaway.app.explanation;

import org.jspecify.annotations.NullMarked;
