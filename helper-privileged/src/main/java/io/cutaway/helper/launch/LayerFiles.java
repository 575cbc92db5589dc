package io.cutaway.helper.launch;

import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_NONBLOCK;
import static io.cutaway.engine.system.FileFlags.O_PATH;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;
import static io.cutaway.engine.system.FileFlags.RESOLVE_IN_ROOT;
import static io.cutaway.engine.system.FileFlags.RESOLVE_NO_MAGICLINKS;

import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileType;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.engine.system.SystemCallException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads small text files of a container's root from its layers, without a mount. Links are
/// followed inside a layer and never out of it (openat2(2), `RESOLVE_IN_ROOT`).
final class LayerFiles {

    /// Nobody's passwd is larger, and an image is not trusted.
    private static final int LIMIT = 1 << 20;

    private final List<Path> layers;

    /// @param layers trees, top first
    LayerFiles(List<Path> layers) {
        this.layers = List.copyOf(layers);
    }

    /// The text of the topmost file of that path; empty when there is none or it is a whiteout.
    String text(String path) {
        for (var layer : layers) {
            var text = text(layer, path);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }

    private static Optional<String> text(Path layer, String path) {
        try (var root = FileCalls.open(layer.toString(), O_PATH | O_DIRECTORY);
                var inode = inRoot(root, path, O_PATH)) {
            // A whiteout is a character device, which must not be opened for reading.
            if (StatusCalls.fstat(inode).type() != FileType.REGULAR_FILE) {
                return Optional.of("");
            }
            try (var file = inRoot(root, path, O_RDONLY | O_NONBLOCK)) {
                return Optional.of(read(file));
            }
        } catch (SystemCallException e) {
            return switch (e.errno()) {
                case ENOENT, ENOTDIR, ELOOP, EXDEV -> Optional.empty();
                default -> throw e;
            };
        }
    }

    private static Descriptor inRoot(Descriptor root, String path, int flags) {
        return FileCalls.openat2(root, path, flags, 0, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS);
    }

    private static String read(Descriptor file) {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        int length = FileCalls.read(file, buffer);
        while (length > 0 && bytes.size() < LIMIT) {
            bytes.write(buffer, 0, length);
            length = FileCalls.read(file, buffer);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
