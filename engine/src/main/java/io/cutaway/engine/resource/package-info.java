/// What a container uses of the computer: processor time, memory, processes.
@NullMarked
package io.cutaway.engine.resource;

import org.jspecify.annotations.NullMarked;
