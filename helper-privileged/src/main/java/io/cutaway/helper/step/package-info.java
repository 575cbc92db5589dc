/// Step mode: containers that are built one operation at a time, looked at meanwhile, and gone with
/// the connection that asked for them.
@NullMarked
package io.cutaway.helper.step;

import org.jspecify.annotations.NullMarked;
