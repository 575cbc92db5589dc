@NullMarked
package io.cutaway.app.archive;

import org.jspecify.annotations.NullMarked;
