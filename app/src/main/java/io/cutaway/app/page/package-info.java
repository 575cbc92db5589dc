/// What all pages have in common: which one is shown, work off the JavaFX thread, and lists that
/// keep selection and scroll while they change.
@NullMarked
package io.cutaway.app.page;

import org.jspecify.annotations.NullMarked;
