package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.request.EnvironmentFlags;
import io.cutaway.engine.protocol.ContainerRequest.ExecInContainer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Runs one more process in a running container.
@Command(name = "exec")
final class ExecCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = {"-d", "--detach"})
    boolean detach;

    @Option(names = {"-i", "--interactive"})
    boolean interactive;

    @Option(names = {"-t", "--tty"})
    boolean terminal;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME[=VALUE]")
    List<String> environment = new ArrayList<>();

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "DIR")
    @Nullable String workingDirectory;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER[:GROUP]")
    @Nullable String user;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND")
    List<String> command = new ArrayList<>();

    ExecCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var request =
                new ExecInContainer(
                        container,
                        command,
                        new EnvironmentFlags(context.environment()).entries(List.of(), environment),
                        Optional.ofNullable(workingDirectory),
                        Optional.ofNullable(user),
                        terminal ? Optional.of(Console.terminalSize()) : Optional.empty(),
                        interactive);
        var reply = context.engine().call(request, List.of());
        var socket = reply.descriptors().get(reply.value().streamDescriptor());
        var stream = new AttachStream(socket);
        if (detach) {
            stream.close();
            return 0;
        }
        var wish = new AttachedSession.Wish(container, terminal, interactive, true);
        return new ExecSession(context).run(stream, wish);
    }
}
