/// From a container's record to its running shim: looks up what the plan needs, has it made, and
/// starts the shim that carries it out.
@NullMarked
package io.cutaway.helper.launch;

import org.jspecify.annotations.NullMarked;
