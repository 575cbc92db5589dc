package io.cutaway.app.cli;

import io.cutaway.app.request.ContainerFlags;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// Makes a container, starts it, and stays connected to it unless it is detached.
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin ContainerFlags flags = new ContainerFlags();
    @Mixin PullFlags pull = new PullFlags();

    @Option(names = {"-d", "--detach"})
    boolean detach;

    RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var spec = new RequestedContainer(context).spec(flags, pull);
        var launched = new Launcher(context).run(spec, !detach);
        if (launched.stream().isEmpty()) {
            context.console().line(launched.id());
            return 0;
        }
        var wish =
                new AttachedSession.Wish(launched.id(), spec.terminal(), spec.interactive(), true);
        return new AttachedSession(context).run(launched.stream().get(), wish);
    }
}
