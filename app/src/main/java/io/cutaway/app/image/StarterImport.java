package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.LayerSource;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes the starter image and gives it to the engine.
public final class StarterImport {

    private final EngineClient client;

    public StarterImport(EngineClient client) {
        this.client = client;
    }

    /// What came of it.
    ///
    /// @param missing programs that this computer lacks
    public record Made(ImportImage.Imported image, List<String> missing) {}

    /// Blocks until it is in the store. The archives lie in a temporary folder meanwhile.
    ///
    /// @throws java.util.concurrent.CancellationException when it is cancelled; nothing is kept
    ///   then
    /// @throws io.cutaway.engine.protocol.ProblemException when the engine refuses it
    public Made make(Cancellation cancellation) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("cutaway-starter");
        try {
            var built = new StarterImage(cancellation).build(directory);
            cancellation.check();
            var made = importAll(built);
            if (cancellation.isCancelled()) {
                client.call(new RemoveImage(made.image().name(), false));
            }
            cancellation.check();
            return made;
        } finally {
            remove(directory);
        }
    }

    private Made importAll(StarterImage.Built built) {
        var archives = new ArrayList<Descriptor>();
        try {
            var layers = new ArrayList<LayerSource>();
            for (var layer : built.layers()) {
                layers.add(new LayerSource(archives.size(), layer.history()));
                archives.add(FileCalls.open(layer.archive().toString(), FileFlags.O_RDONLY));
            }
            var config = built.config();
            var settings =
                    new ImageSettings(
                            config.entrypoint(),
                            config.cmd(),
                            config.env(),
                            config.workingDir(),
                            config.user());
            var request = new ImportImage(StarterImage.NAME, layers, settings);
            try (var reply = client.call(request, archives)) {
                return new Made(reply.value(), built.missing());
            }
        } finally {
            archives.forEach(Descriptor::close);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
