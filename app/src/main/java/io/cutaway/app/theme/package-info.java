/// How everything looks: colours, fonts, sizes, icons and the names of style classes. Nothing
/// outside this package and the stylesheets says a colour or a size.
@NullMarked
package io.cutaway.app.theme;

import org.jspecify.annotations.NullMarked;
