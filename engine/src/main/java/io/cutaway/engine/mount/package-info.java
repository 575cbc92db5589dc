/// Mounts as the kernel lists them, what they forbid, and how two tables of them differ.
@NullMarked
package io.cutaway.engine.mount;

import org.jspecify.annotations.NullMarked;
