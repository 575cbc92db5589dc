package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ContainerRequest.KillContainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Sends a signal to the first process of containers.
@Command(name = "kill")
final class KillCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = {"-s", "--signal"},
            paramLabel = "SIGNAL")
    String signal = "KILL";

    @Parameters(arity = "1..*", paramLabel = "CONTAINER")
    List<String> containers = new ArrayList<>();

    KillCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var number = Signals.number(signal);
        return new EachContainer(context.console())
                .call(
                        containers,
                        container -> {
                            context.engine().call(new KillContainer(container, number));
                            context.console().line(container);
                        });
    }
}
