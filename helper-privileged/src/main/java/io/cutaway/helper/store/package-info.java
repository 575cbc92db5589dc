/// The store on disk: where everything lies, and how it is written so that a crash leaves the old
/// state or the new.
@NullMarked
package io.cutaway.helper.store;

import org.jspecify.annotations.NullMarked;
