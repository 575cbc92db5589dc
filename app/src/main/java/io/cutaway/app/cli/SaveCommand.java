package io.cutaway.app.cli;

import io.cutaway.app.archive.ArchiveFormat;
import io.cutaway.app.archive.ImageSaver;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Writes images to an archive.
@Command(name = "save")
final class SaveCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    @Nullable String output;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "docker-archive")
    String format = "";

    @Option(
            names = {"-m", "--multi-image-archive"},
            descriptionKey = "multi")
    boolean multi;

    @Option(
            names = {"-q", "--quiet"},
            descriptionKey = "silent")
    boolean quiet;

    @Parameters(arity = "1..*", paramLabel = "IMAGE")
    List<String> images = new ArrayList<>();

    SaveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var form =
                ArchiveFormat.parse(format)
                        .orElseThrow(() -> new CliException(ImageCliMessage.SAVE_FORMAT, format));
        try (var progress = TransferPrinter.onTerminal(context.console(), quiet)) {
            save(form, new ImageSaver(context.engine(), progress::show));
        }
        return 0;
    }

    private void save(ArchiveFormat form, ImageSaver saver) throws IOException {
        if (form == ArchiveFormat.OCI_DIR) {
            var folder = Optional.ofNullable(output);
            saver.saveLayout(
                    images,
                    folder.map(Path::of)
                            .orElseThrow(() -> new CliException(ImageCliMessage.SAVE_DIRECTORY)));
            return;
        }
        try (var out = ArchiveTarget.open(Optional.ofNullable(output), "cutaway save")) {
            saver.save(images, form, out);
        }
    }
}
