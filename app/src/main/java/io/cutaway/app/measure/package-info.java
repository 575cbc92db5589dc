/// How long a launch takes here, by Cutaway and by the other programs that are installed.
@NullMarked
package io.cutaway.app.measure;

import org.jspecify.annotations.NullMarked;
