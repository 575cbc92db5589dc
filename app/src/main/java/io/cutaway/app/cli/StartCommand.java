package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Starts containers that were made before or have ended.
@Command(name = "start")
final class StartCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = {"-a", "--attach"})
    boolean attach;

    @Option(names = {"-i", "--interactive"})
    boolean interactive;

    @Parameters(arity = "1..*", paramLabel = "CONTAINER")
    List<String> containers = new ArrayList<>();

    StartCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!attach && !interactive) {
            return new EachContainer(context.console()).call(containers, this::start);
        }
        if (containers.size() > 1) {
            throw new CliException(CliMessage.ATTACH_ONE);
        }
        return startAttached(containers.getFirst());
    }

    private void start(String container) {
        var details = context.engine().call(new InspectContainer(container));
        new Launcher(context).start(details.summary().id().hex(), details.spec(), false);
        context.console().line(container);
    }

    private int startAttached(String container) {
        var details = context.engine().call(new InspectContainer(container));
        var spec = details.spec();
        var launched = new Launcher(context).start(details.summary().id().hex(), spec, true);
        var wish =
                new AttachedSession.Wish(
                        launched.id(), spec.terminal(), interactive && spec.interactive(), true);
        return launched.stream()
                .map(stream -> new AttachedSession(context).run(stream, wish))
                .orElse(ExitCodes.FAILED);
    }
}
