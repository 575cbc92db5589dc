package io.cutaway.engine.export;

import java.util.List;

/// A container in another tool's words.
///
/// @param text without comments; whoever shows it puts the warnings before it
/// @param warnings what the text does not say, or says otherwise
public record Exported(ExportFormat format, String text, List<ExportWarning> warnings) {

    public Exported {
        warnings = List.copyOf(warnings);
    }
}
