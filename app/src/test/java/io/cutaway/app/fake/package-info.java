/// An engine of records for tests of the window, where faults and odd states have to be injected.
@NullMarked
package io.cutaway.app.fake;

import org.jspecify.annotations.NullMarked;
