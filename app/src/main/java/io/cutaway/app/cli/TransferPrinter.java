package io.cutaway.app.cli;

import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.Blob;
import io.cutaway.app.registry.TransferProgress.FileRead;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.app.text.Quantities;
import io.cutaway.engine.image.Digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Shows how far a transfer has come: a line for each part that is there, and on a terminal, below
/// them, one for each that is under way.
final class TransferPrinter implements AutoCloseable {

    private final Console console;
    private final boolean quiet;
    private final boolean terminal;
    private final Set<Digest> told = new HashSet<>();
    private int moving;

    TransferPrinter(Console console, boolean quiet, boolean terminal) {
        this.console = console;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    static TransferPrinter on(Console console, boolean quiet) {
        return new TransferPrinter(console, quiet, errorIsTerminal());
    }

    /// For what is told without asking only to somebody who looks at it.
    static TransferPrinter onTerminal(Console console, boolean quiet) {
        return new TransferPrinter(console, quiet || !errorIsTerminal(), true);
    }

    /// What the descriptor is called tells.
    private static boolean errorIsTerminal() {
        try {
            var name = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return name.startsWith("/dev/pts/")
                    || name.startsWith("/dev/tty")
                    || name.equals("/dev/console");
        } catch (IOException _) {
            return false;
        }
    }

    /// Shows the newest state.
    synchronized void show(TransferProgress progress) {
        if (quiet) {
            return;
        }
        var text = new StringBuilder(eraser());
        progress.blobs().stream()
                .filter(blob -> isOver(blob) && told.add(blob.digest()))
                .forEach(blob -> text.append(line(blob)).append('\n'));
        if (terminal) {
            var lines = current(progress);
            lines.forEach(line -> text.append(line).append('\n'));
            moving = lines.size();
        }
        console.err().print(text);
        console.err().flush();
    }

    /// To the beginning of a line some lines up; all below is erased (ECMA-48, CPL and ED).
    private String eraser() {
        var lines = moving;
        moving = 0;
        return lines == 0 ? "" : "\u001b[%dF\u001b[J".formatted(lines);
    }

    private static boolean isOver(Blob blob) {
        return blob.state() == State.DONE || blob.state() == State.PRESENT;
    }

    private static List<String> current(TransferProgress progress) {
        return progress.file().map(file -> List.of(line(file))).orElseGet(() -> ofBlobs(progress));
    }

    private static String line(FileRead file) {
        var done = Quantities.bytes(file.done());
        return file.size()
                .map(size -> CliMessage.FILE_READ.text(done, Quantities.bytes(size)))
                .orElseGet(() -> CliMessage.FILE_READ_SO_FAR.text(done));
    }

    private static List<String> ofBlobs(TransferProgress progress) {
        var over = progress.blobs().stream().filter(TransferPrinter::isOver).count();
        if (over == progress.blobs().size()) {
            return List.of();
        }
        var lines =
                new ArrayList<>(
                        progress.blobs().stream()
                                .filter(blob -> !isOver(blob) && blob.state() != State.WAITING)
                                .map(TransferPrinter::line)
                                .toList());
        lines.add(
                CliMessage.BLOBS_TOTAL.text(
                        Long.toString(over),
                        Integer.toString(progress.blobs().size()),
                        Quantities.bytes(progress.done()),
                        Quantities.bytes(progress.size())));
        return lines;
    }

    private static String line(Blob blob) {
        var name = blob.digest().abbreviated();
        var size = Quantities.bytes(blob.size());
        return switch (blob.state()) {
            case PRESENT -> CliMessage.BLOB_PRESENT.text(name, size);
            case DONE -> CliMessage.BLOB_DONE.text(name, size);
            case FINISHING -> CliMessage.BLOB_FINISHING.text(name, size);
            case MOVING, WAITING ->
                    CliMessage.BLOB_MOVING.text(name, Quantities.bytes(blob.done()), size);
        };
    }

    /// Leaves nothing on the screen that is not so any more.
    @Override
    public synchronized void close() {
        console.err().print(eraser());
        console.err().flush();
    }
}
