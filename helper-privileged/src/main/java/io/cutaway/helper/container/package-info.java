/// Containers: how they are kept, found, started, ended and removed.
@NullMarked
package io.cutaway.helper.container;

import org.jspecify.annotations.NullMarked;
