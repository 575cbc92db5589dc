package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ContainerRequest.WaitContainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Waits until containers have ended, and prints their exit codes.
@Command(name = "wait")
final class WaitCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(arity = "1..*", paramLabel = "CONTAINER")
    List<String> containers = new ArrayList<>();

    WaitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new EachContainer(context.console()).call(containers, this::await);
    }

    private void await(String container) {
        var state = context.engine().call(new WaitContainer(container)).state();
        var code = AttachedSession.code(state);
        if (code.isEmpty()) {
            throw new CliException(CliMessage.LOST, container);
        }
        context.console().line(Integer.toString(code.getAsInt()));
    }
}
