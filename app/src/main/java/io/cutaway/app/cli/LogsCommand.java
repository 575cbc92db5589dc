package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ContainerRequest.ReadLog;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
            for (var line = line(in); line.length > 0; line = line(in)) {
                LogLine.parse(line).print(context.console(), timestamps);
            }
        }
        return 0;
    }

    /// Up to and with the newline; empty at the end.
    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }
}
