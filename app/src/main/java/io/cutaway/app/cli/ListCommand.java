package io.cutaway.app.cli;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/// Lists containers, the newest first: those that run, or all.
@Command(name = "ps")
final class ListCommand implements Callable<Integer> {

    private static final int LONGEST_COMMAND = 20;

    private final CommandContext context;

    @Option(names = {"-a", "--all"})
    boolean all;

    @Option(names = {"-q", "--quiet"})
    boolean quiet;

    @Option(names = "--no-trunc")
    boolean untruncated;

    @Option(names = "--json")
    boolean json;

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var shown =
                context.engine().call(new ListContainers()).containers().reversed().stream()
                        .filter(container -> all || container.state().isLive())
                        .toList();
        if (json) {
            context.console().json(shown);
        } else if (quiet) {
            shown.forEach(container -> context.console().line(id(container)));
        } else {
            table(shown).print(context.console());
        }
        return 0;
    }

    private Table table(List<ContainerSummary> containers) {
        var table = new Table("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "NAMES");
        var now = Instant.now();
        for (var container : containers) {
            table.add(
                    id(container),
                    container.image(),
                    command(container),
                    Quantities.ago(container.created(), now),
                    status(container.state(), now),
                    container.name().text());
        }
        return table;
    }

    private String id(ContainerSummary container) {
        return untruncated ? container.id().hex() : container.id().abbreviated();
    }

    private String command(ContainerSummary container) {
        var line = String.join(" ", container.command()).replaceAll("\\p{Cntrl}", " ");
        return untruncated || line.length() <= LONGEST_COMMAND
                ? line
                : line.substring(0, LONGEST_COMMAND - 1) + "…";
    }

    static String status(ContainerState state, Instant now) {
        return switch (state) {
            case ContainerState.Created() -> CliMessage.CREATED.text();
            case ContainerState.Starting() -> CliMessage.STARTING.text();
            case ContainerState.Running(_, _, var since) ->
                    CliMessage.UP.text(Quantities.duration(Duration.between(since, now)));
            case ContainerState.Exited(var status, var at) ->
                    CliMessage.EXITED.text(
                            Integer.toString(status.shellCode()), Quantities.ago(at, now));
            case ContainerState.Failed(var failure, var at) ->
                    CliMessage.FAILED_AT.text(failure.operation(), Quantities.ago(at, now));
            case ContainerState.Lost(var at) -> CliMessage.LOST_AT.text(Quantities.ago(at, now));
        };
    }
}
