@NullMarked
package io.cutaway.app.page;

import org.jspecify.annotations.NullMarked;
