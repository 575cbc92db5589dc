@NullMarked
package io.cutaway.app.shell;

import org.jspecify.annotations.NullMarked;
