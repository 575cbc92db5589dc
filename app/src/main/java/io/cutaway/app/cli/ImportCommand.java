package io.cutaway.app.cli;

import io.cutaway.app.archive.FileWatch;
import io.cutaway.app.client.Reply;
import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.FileRead;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.LayerSource;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/// Makes an image of a root file system's tar, or of the computer's own programs.
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {

    private static final String STDIN = "-";

    private final CommandContext context;

    @Option(names = "--starter")
    boolean starter;

    @Option(names = "--json")
    boolean json;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE")
    @Nullable String message;

    @Option(
            names = {"-c", "--change"},
            paramLabel = "INSTRUCTION")
    List<String> changes = new ArrayList<>();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE|-")
    @Nullable String file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME")
    @Nullable String name;

    ImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (starter) {
            tell(new StarterOnDemand(context).make().image());
            return 0;
        }
        var source =
                Optional.ofNullable(file)
                        .orElseThrow(() -> new CliException(CliMessage.IMPORT_WHAT));
        try (var archive = open(source)) {
            importArchive(source, archive);
        }
        return 0;
    }

    private void importArchive(String source, Descriptor archive) {
        var history = Optional.ofNullable(message).orElse("import " + source);
        var layer = new LayerSource(0, history);
        var image = Optional.ofNullable(name).orElseGet(() -> nameOf(source));
        var request = new ImportImage(image, List.of(layer), ChangeFlag.settings(changes));
        try (var reply = call(request, archive)) {
            tell(reply.value());
        }
    }

    /// A pipe has no size, and doesn't tell how much of it was read.
    private Reply<ImportImage.Imported> call(ImportImage request, Descriptor archive) {
        var status = StatusCalls.fstat(archive);
        var quiet = json || status.type() != FileType.REGULAR_FILE;
        try (var printer = TransferPrinter.onTerminal(context.console(), quiet)) {
            LongConsumer show =
                    done -> {
                        var read = new FileRead(done, Optional.of(status.size()));
                        printer.show(new TransferProgress(request.name(), read));
                    };
            show.accept(0);
            try (var _ = new FileWatch(archive, show)) {
                return context.engine().call(request, List.of(archive));
            }
        }
    }

    private void tell(ImportImage.Imported imported) {
        if (json) {
            context.console().json(imported);
            return;
        }
        Notes.aboutFiles(imported.skippedDevices(), imported.squashedOwners(), context.console());
        context.console().line(imported.name());
    }

    private static Descriptor open(String source) {
        if (source.equals(STDIN)) {
            if (Console.inputIsTerminal()) {
                throw new CliException(CliMessage.IMPORT_TERMINAL);
            }
            return FileCalls.duplicate(Descriptor.owning(0));
        }
        try {
            return FileCalls.open(source, FileFlags.O_RDONLY);
        } catch (SystemCallException e) {
            throw e.errno() == Errno.ENOENT
                    ? new CliException(CliMessage.NO_SUCH_FILE, source)
                    : new CliException(CliMessage.FILE_FAILED, source, e.errno().name());
        }
    }

    /// The file's name without what says that it is an archive.
    static String nameOf(String source) {
        if (source.equals(STDIN)) {
            throw new CliException(CliMessage.IMPORT_NAME);
        }
        var file = String.valueOf(Path.of(source).getFileName());
        return file.replaceAll("\\.(tar|tgz|tzst|tar\\.gz|tar\\.zst)$", "");
    }
}
