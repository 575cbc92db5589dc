@NullMarked
package io.cutaway.app.problem;

import org.jspecify.annotations.NullMarked;
