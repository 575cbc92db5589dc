/// Sentences and quantities as a person reads them: [io.cutaway.app.text.Message].
@NullMarked
package io.cutaway.app.text;

import org.jspecify.annotations.NullMarked;
