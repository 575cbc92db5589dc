package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Removes containers with their writable layers.
@Command(name = "rm")
final class RemoveCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = {"-f", "--force"})
    boolean force;

    @Parameters(arity = "1..*", paramLabel = "CONTAINER")
    List<String> containers = new ArrayList<>();

    RemoveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new EachContainer(context.console())
                .call(
                        containers,
                        container -> {
                            context.engine().call(new RemoveContainer(container, force));
                            context.console().line(container);
                        },
                        ExitCodes::ofRemoving);
    }
}
