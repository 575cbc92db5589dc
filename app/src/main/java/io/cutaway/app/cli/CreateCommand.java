package io.cutaway.app.cli;

import io.cutaway.app.request.ContainerFlags;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Makes a container and does not start it.
@Command(name = "create")
final class CreateCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin ContainerFlags flags = new ContainerFlags();
    @Mixin PullFlags pull = new PullFlags();

    CreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var spec = new RequestedContainer(context).spec(flags, pull);
        context.console().line(context.engine().call(new CreateContainer(spec)).id().hex());
        return 0;
    }
}
