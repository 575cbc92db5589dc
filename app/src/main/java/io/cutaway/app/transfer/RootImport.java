package io.cutaway.app.transfer;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.FileRead;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.Imported;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.LayerSource;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Makes an image of a root file system's archive. It goes through a pipe, so that one sees how far
/// it has come and can end it.
final class RootImport {

    private static final int BUFFER = 256 << 10;

    private final EngineClient client;

    RootImport(EngineClient client) {
        this.client = client;
    }

    /// The file's name without what says that it is an archive, as far as that can name an image.
    static String proposedName(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.replaceAll("\\.(tar|tgz|tzst|tar\\.gz|tar\\.zst)$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /// Blocks until the image is there.
    Imported run(Path file, String name, Consumer<TransferProgress> progress)
            throws IOException, InterruptedException {
        try (var archive = FileChannel.open(file, StandardOpenOption.READ)) {
            var pipe = FileCalls.pipe2(0);
            var call = new FutureTask<>(() -> call(file, name, pipe.reading()));
            Thread.ofPlatform().daemon().name("import").start(call);
            try (var out = pipe.writing()) {
                send(archive, out, name, progress);
            }
            return result(call);
        }
    }

    private Imported call(Path file, String name, Descriptor archive) {
        var layer = new LayerSource(0, "import " + file.getFileName());
        var request = new ImportImage(name, List.of(layer), ImageSettings.DEFAULT);
        // While this end is open, the other never learns that the engine reads no more.
        try (archive;
                var reply = client.call(request, List.of(archive))) {
            return reply.value();
        }
    }

    private static void send(
            FileChannel archive, Descriptor out, String name, Consumer<TransferProgress> progress)
            throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER);
        long sent = 0;
        try {
            while (archive.read(buffer) >= 0) {
                FileCalls.writeAll(out, buffer.array(), 0, buffer.position());
                sent += buffer.position();
                buffer.clear();
                var read = new FileRead(sent, Optional.of(archive.size()));
                progress.accept(new TransferProgress(name, read));
            }
        } catch (ClosedByInterruptException e) {
            spoil(out);
            throw e;
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EPIPE) {
                throw e;
            }
            // The engine has refused the archive, and says why.
        }
    }

    /// An archive may end after any of its entries; one that was broken off must not pass for one.
    private static void spoil(Descriptor out) {
        var nonsense = new byte[BUFFER];
        Arrays.fill(nonsense, (byte) 0xff);
        try {
            FileCalls.writeAll(out, nonsense);
        } catch (SystemCallException _) {
            // Nobody reads it any more, which is as well.
        }
    }

    private static Imported result(FutureTask<Imported> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException runtime
                    ? runtime
                    : new IllegalStateException(e.getCause());
        }
    }
}
