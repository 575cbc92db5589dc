/// The helper: the daemon that owns the store, and plans, makes and observes containers.
@NullMarked
package io.cutaway.helper;

import org.jspecify.annotations.NullMarked;
