@NullMarked
package io.cutaway.app.log;

import org.jspecify.annotations.NullMarked;
