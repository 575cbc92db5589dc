package io.cutaway.engine.export;

import java.util.List;

/// A container in another tool's words.
///
/// @param text without comments; whoever shows it puts the warnings before it
/// @param warnings what the text does not say, or says otherwise
/// @param preparation lines of a POSIX shell that has to be run first in the folder of the text
public record Exported(
        ExportFormat format, String text, List<ExportWarning> warnings, List<String> preparation) {

    public Exported {
        warnings = List.copyOf(warnings);
        preparation = List.copyOf(preparation);
    }

    Exported(ExportFormat format, String text, List<ExportWarning> warnings) {
        this(format, text, warnings, List.of());
    }
}
