/// Commands as a POSIX shell reads them.
@NullMarked
package io.cutaway.engine.shell;

import org.jspecify.annotations.NullMarked;
