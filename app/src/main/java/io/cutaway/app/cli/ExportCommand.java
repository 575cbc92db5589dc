package io.cutaway.app.cli;

import io.cutaway.app.client.DescriptorInput;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ExportContainer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Writes all files that a container sees to a tar archive.
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    @Nullable String output;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    ExportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (var out = ArchiveTarget.open(Optional.ofNullable(output), "cutaway export");
                var reply = context.engine().call(new ExportContainer(container), List.of());
                var archive = new DescriptorInput(reply.descriptors().getFirst())) {
            copy(archive, out);
            out.finish();
        }
        return 0;
    }

    /// The helper ends an archive only when it has read everything.
    private static void copy(InputStream archive, OutputStream out) throws IOException {
        var end = new ArchiveEnd();
        var buffer = new byte[128 << 10];
        for (int n = archive.read(buffer); n > 0; n = archive.read(buffer)) {
            out.write(buffer, 0, n);
            end.add(buffer, n);
        }
        if (!end.isWhole()) {
            throw new CliException(ImageCliMessage.EXPORT_CUT);
        }
    }
}
