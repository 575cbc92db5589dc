package io.cutaway.app.cli;

import io.cutaway.app.archive.ArchiveFiles;
import io.cutaway.app.archive.ArchiveInput;
import io.cutaway.app.archive.ImageLoader;
import io.cutaway.app.archive.LoadedImage;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Loads images from an archive or an image layout.
@Command(name = "load")
final class LoadCommand implements Callable<Integer> {

    private static final String STDIN = "-";

    private final CommandContext context;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE")
    @Nullable String input;

    @Option(
            names = {"-q", "--quiet"},
            descriptionKey = "silent")
    boolean quiet;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE|-")
    @Nullable String file;

    LoadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var loaded = load();
        if (json) {
            context.console().json(loaded);
        } else {
            loaded.forEach(this::tell);
        }
        return 0;
    }

    private List<LoadedImage> load() throws IOException, InterruptedException {
        try (var progress = TransferPrinter.onTerminal(context.console(), quiet);
                var files = open(progress)) {
            return new ImageLoader(context.engine(), progress::show).load(files);
        }
    }

    private ArchiveFiles open(TransferPrinter progress) throws IOException {
        var source = Optional.ofNullable(input).or(() -> Optional.ofNullable(file)).orElse(STDIN);
        var archives = new ArchiveInput(context.environment(), progress::show);
        if (!source.equals(STDIN)) {
            return archives.open(Path.of(source));
        }
        if (Console.inputIsTerminal()) {
            throw new CliException(ImageCliMessage.LOAD_TERMINAL);
        }
        return archives.open(context.console().in());
    }

    private void tell(LoadedImage image) {
        Notes.aboutFiles(image.skippedDevices(), image.squashedOwners(), context.console());
        var what = image.names().isEmpty() ? image.id() : image.names().getFirst();
        if (!image.runnable()) {
            context.console().say(ImageCliMessage.NOT_RUNNABLE.text(what));
        }
        if (image.names().isEmpty()) {
            context.console().line(ImageCliMessage.LOADED.text(what));
        }
        for (var name : image.names()) {
            context.console().line(ImageCliMessage.LOADED.text(name));
        }
    }
}
