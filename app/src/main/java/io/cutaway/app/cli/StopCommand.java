package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ContainerRequest.StopContainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Asks containers to end, and kills those that don't.
@Command(name = "stop")
final class StopCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "SECONDS")
    int seconds = 10;

    @Parameters(arity = "1..*", paramLabel = "CONTAINER")
    List<String> containers = new ArrayList<>();

    StopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new EachContainer(context.console())
                .call(
                        containers,
                        container -> {
                            context.engine().call(new StopContainer(container, seconds));
                            context.console().line(container);
                        });
    }
}
