package io.cutaway.app.export;

import static io.cutaway.app.export.ExportMessage.*;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.export.ExportFormat;
import io.cutaway.engine.export.ExportWarning;
import io.cutaway.engine.export.Exported;
import io.cutaway.engine.export.Exports;
import io.cutaway.engine.launch.LaunchPlan;

import java.util.ArrayList;
import java.util.List;

/// An export as it is shown and saved.
///
/// @param text with the warnings as comments, where the form has comments
/// @param warnings sentences
public record ExportText(String text, List<String> warnings) {

    public ExportText {
        warnings = List.copyOf(warnings);
    }

    /// The container in the words of `format`.
    public static ExportText of(ExportFormat format, ContainerSpec spec, LaunchPlan plan) {
        var exported = Exports.of(format, spec, plan);
        var warnings = exported.warnings().stream().map(ExportText::sentence).toList();
        return new ExportText(head(exported, spec, warnings) + exported.text(), warnings);
    }

    private static String head(Exported exported, ContainerSpec spec, List<String> warnings) {
        var lines = new ArrayList<String>();
        switch (exported.format()) {
            case SHELL, PODMAN -> lines.add("#!/bin/sh");
            case KUBERNETES -> {
                // A comment may be the first line.
            }
            case OCI -> {
                return "";
            }
        }
        lines.add(comment(INTRODUCTION.text(spec.image(), exported.format().word())));
        warnings.forEach(warning -> lines.add(comment(warning)));
        return String.join("\n", lines) + "\n";
    }

    /// An image's name or a path can have a line's end in it, and must not end the comment.
    private static String comment(String sentence) {
        return "# " + sentence.replaceAll("\\R", " ");
    }

    private static String sentence(ExportWarning warning) {
        var message =
                switch (warning.code()) {
                    case IDS_DIFFER -> IDS_DIFFER;
                    case OWNERS_UNMAPPED -> OWNERS_UNMAPPED;
                    case FILTER_NEEDS_SETPRIV -> FILTER_NEEDS_SETPRIV;
                    case FILTER_OF_TOOL -> FILTER_OF_TOOL;
                    case STREAMS_OF_CALLER -> STREAMS_OF_CALLER;
                    case ROOTFS_NEEDED -> ROOTFS_NEEDED;
                    case IMAGE_NEEDED -> IMAGE_NEEDED;
                    case LOOPBACK_UP -> LOOPBACK_UP;
                    case FILTER_LOST -> FILTER_LOST;
                    case OPTIONS_LOST -> OPTIONS_LOST;
                    case TMPFS_OPTIONS_LOST -> TMPFS_OPTIONS_LOST;
                    case NETWORK_OF_CLUSTER -> NETWORK_OF_CLUSTER;
                    case LIMIT_LOST -> LIMIT_LOST;
                };
        return message.text(warning.arguments().toArray());
    }
}
