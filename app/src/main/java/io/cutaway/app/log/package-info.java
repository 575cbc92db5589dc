/// What a container has written to its standard streams.
@NullMarked
package io.cutaway.app.log;

import org.jspecify.annotations.NullMarked;
