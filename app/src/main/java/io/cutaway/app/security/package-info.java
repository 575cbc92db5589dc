/// What holds a container in, as the kernel has it now.
@NullMarked
package io.cutaway.app.security;

import org.jspecify.annotations.NullMarked;
