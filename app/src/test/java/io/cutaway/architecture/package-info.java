/// The architecture as tests: what may depend on what, and how long a file may be.
@NullMarked
package io.cutaway.architecture;

import org.jspecify.annotations.NullMarked;
