/// Processes and the namespaces they are in, read from `/proc`: the content of ps(1) and lsns(8),
/// seen from outside and from inside a container.
///
/// Nothing here needs more than reading files; what the reader may not read is left empty.
@NullMarked
package io.cutaway.engine.process;

import org.jspecify.annotations.NullMarked;
