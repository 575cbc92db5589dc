package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.engine.protocol.ContainerRequest.AttachContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// Connects to the streams of a running container.
@Command(name = "attach")
final class AttachCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--no-stdin")
    boolean withoutInput;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    AttachCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var spec = context.engine().call(new InspectContainer(container)).spec();
        var reply = context.engine().call(new AttachContainer(container), List.of());
        var socket = reply.descriptors().get(reply.value().streamDescriptor());
        var withInput = spec.interactive() && !withoutInput;
        var wish = new AttachedSession.Wish(container, spec.terminal(), withInput, false);
        return new AttachedSession(context).run(new AttachStream(socket), wish);
    }
}
