package io.cutaway.app.cli;

import io.cutaway.app.compare.ImageDifferences;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.protocol.InspectionRequest.ListChanges;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Lists what a container has added, changed and deleted in its image, or how two images differ.
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "CONTAINER|IMAGE")
    String subject = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "IMAGE")
    @Nullable String other;

    DiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (other == null) {
            changes();
        } else {
            compare(other);
        }
        return 0;
    }

    private void changes() {
        var changes = context.engine().call(new ListChanges(subject)).changes();
        if (json) {
            context.console().json(changes);
        } else {
            changes.forEach(change -> context.console().name(change.toString()));
        }
    }

    private void compare(String second) {
        if (json) {
            var all = new ArrayList<Difference>();
            ImageDifferences.read(context.engine(), subject, second, all::addAll);
            context.console().json(all);
        } else {
            ImageDifferences.read(context.engine(), subject, second, this::print);
        }
    }

    private void print(List<Difference> part) {
        part.forEach(difference -> context.console().line(line(difference)));
    }

    /// As a container's changes are listed; of a changed path also what about it differs.
    private static String line(Difference difference) {
        var path = Printed.line(difference.path());
        return switch (difference.kind()) {
            case ADDED -> "A " + path;
            case DELETED -> "D " + path;
            case UNCHANGED -> "  " + path;
            case CHANGED ->
                    difference.aspects().stream()
                            .sorted()
                            .map(aspect -> aspect.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                            .collect(Collectors.joining(", ", "C " + path + " (", ")"));
        };
    }
}
