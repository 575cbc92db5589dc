/// A container's processes and namespaces, as seen from inside and from outside.
@NullMarked
package io.cutaway.app.process;

import org.jspecify.annotations.NullMarked;
