package io.cutaway.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/// Layer trees on disk, described in lines: `d` directory, `o` opaque directory, `f` file and its
/// size, `l` link and its target, `w` whiteout.
final class LayerTrees {

    private final Path base;
    private final List<LayerDirectory> layers = new ArrayList<>();

    LayerTrees(Path base) {
        this.base = base;
    }

    /// Adds a layer below those there are.
    LayerTrees layer(String lines) throws IOException {
        var tree = Files.createDirectory(base.resolve("layer" + layers.size()));
        layers.add(new LayerDirectory("layer" + layers.size(), tree));
        var whiteouts = new ArrayList<Path>();
        for (var line : lines.lines().toList()) {
            var words = line.split(" ");
            var path = tree.resolve(words[1]);
            Files.createDirectories(path.getParent());
            switch (words[0]) {
                case "d" -> Files.createDirectories(path);
                case "o" -> makeOpaque(Files.createDirectories(path));
                case "f" -> Files.write(path, new byte[Integer.parseInt(words[2])]);
                case "l" -> Files.createSymbolicLink(path, Path.of(words[2]));
                case "w" -> whiteouts.add(path);
                default -> throw new IllegalArgumentException(line);
            }
        }
        makeWhiteouts(whiteouts);
        return this;
    }

    Path tree(int layer) {
        return layers.get(layer).tree();
    }

    List<LayerDirectory> layers() {
        return List.copyOf(layers);
    }

    LayerExplorer explorer() {
        return new LayerExplorer(layers, new JavaLayerFiles());
    }

    static void makeOpaque(Path directory) throws IOException {
        Files.getFileAttributeView(directory, UserDefinedFileAttributeView.class)
                .write("overlay.opaque", ByteBuffer.wrap("y".getBytes(UTF_8)));
    }

    /// A character device 0:0 may be made by any user (mknod(2)).
    static void makeWhiteouts(List<Path> paths) throws IOException {
        for (var path : paths) {
            run("mknod", path.toString(), "c", "0", "0");
        }
    }

    /// What a program prints.
    static String run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            assertEquals(0, process.waitFor(), output);
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
        return output;
    }
}
