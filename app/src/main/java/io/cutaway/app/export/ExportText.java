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
import java.util.Optional;

/// An export as it is shown and saved.
///
/// @param text with the warnings as comments, where the form has comments
/// @param warnings sentences
/// @param preparation a shell script that has to be run first in the folder of the text
public record ExportText(String text, List<String> warnings, Optional<String> preparation) {

    public ExportText {
        warnings = List.copyOf(warnings);
    }

    /// The container in the words of `format`.
    public static ExportText of(ExportFormat format, ContainerSpec spec, LaunchPlan plan) {
        var exported = Exports.of(format, spec, plan);
        var warnings = exported.warnings().stream().map(ExportText::sentence).toList();
        return new ExportText(
                head(exported, spec, warnings) + exported.text(),
                warnings,
                preparation(exported, spec));
    }

    private static Optional<String> preparation(Exported exported, ContainerSpec spec) {
        if (exported.preparation().isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<String>();
        lines.add("#!/bin/sh");
        lines.add(comment(PREPARATION.text(spec.image())));
        lines.add("set -e");
        lines.add("cd -- \"$(dirname -- \"$0\")\"");
        lines.addAll(exported.preparation());
        return Optional.of(String.join("\n", lines) + "\n");
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
                    case HOSTNAME_OF_COMPUTER -> HOSTNAME_OF_COMPUTER;
                    case LIMIT_LOST -> LIMIT_LOST;
                    case LIMITS_OF_PODMAN -> LIMITS_OF_PODMAN;
                    case HIDDEN_LOST -> HIDDEN_LOST;
                    case CAPABILITIES_HELD -> CAPABILITIES_HELD;
                    case TMPFS_OF_PODMAN -> TMPFS_OF_PODMAN;
                    case NAMESPACE_NEEDED -> NAMESPACE_NEEDED;
                };
        return message.text(warning.arguments().toArray());
    }
}
