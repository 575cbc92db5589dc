/// The list of containers, the form that launches one, and the pages of one.
@NullMarked
package io.cutaway.app.container;

import org.jspecify.annotations.NullMarked;
