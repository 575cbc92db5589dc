@NullMarked
package io.cutaway.app.lesson;

import org.jspecify.annotations.NullMarked;
