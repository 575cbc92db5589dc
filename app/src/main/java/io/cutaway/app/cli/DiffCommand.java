package io.cutaway.app.cli;

import io.cutaway.engine.protocol.InspectionRequest.ListChanges;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Lists what a container has added, changed and deleted in its image.
@Command(name = "diff")
final class DiffCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    DiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var changes = context.engine().call(new ListChanges(container)).changes();
        if (json) {
            context.console().json(changes);
        } else {
            changes.forEach(change -> context.console().name(change.toString()));
        }
        return 0;
    }
}
