/// A container that is built one operation at a time, from the client's side: what was done, and
/// what the kernel said before and after each. No controls; command line and window use it.
@NullMarked
package io.cutaway.app.step;

import org.jspecify.annotations.NullMarked;
