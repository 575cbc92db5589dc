/// Who may do what.
@NullMarked
package io.cutaway.helper.gate;

import org.jspecify.annotations.NullMarked;
