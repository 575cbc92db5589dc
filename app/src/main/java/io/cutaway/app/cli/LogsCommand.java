package io.cutaway.app.cli;

import io.cutaway.app.client.DescriptorInput;
import io.cutaway.engine.protocol.ContainerRequest.ReadLog;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Prints what a container has written, each line to the stream that it was written to.
@Command(name = "logs")
final class LogsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = {"-f", "--follow"})
    boolean follow;

    @Option(names = "--tail", paramLabel = "LINES")
    @Nullable Integer tail;

    @Option(names = {"-t", "--timestamps"})
    boolean timestamps;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    LogsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (tail != null && tail < 0) {
            throw new CliException(CliMessage.TAIL_FORM, tail);
        }
        var request = new ReadLog(container, follow, Optional.ofNullable(tail));
        var reply = context.engine().call(request, List.of());
        var log = reply.descriptors().get(reply.value().logDescriptor());
        try (var in = new BufferedInputStream(new DescriptorInput(log))) {
            new LogPrinter(context.console(), timestamps).print(in);
        }
        return 0;
    }
}
