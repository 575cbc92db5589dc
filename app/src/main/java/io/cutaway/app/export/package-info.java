/// Containers in other tools' words, with what those words leave out:
/// [io.cutaway.app.export.ExportText].
@NullMarked
package io.cutaway.app.export;

import org.jspecify.annotations.NullMarked;
