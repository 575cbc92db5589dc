/// What a container uses of the computer, and what limits it.
@NullMarked
package io.cutaway.app.resource;

import org.jspecify.annotations.NullMarked;
