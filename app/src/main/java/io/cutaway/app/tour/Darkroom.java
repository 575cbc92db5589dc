package io.cutaway.app.tour;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.imageio.ImageIO;

/// Writes pictures while the tour goes on: to encode one takes as long as to take it.
final class Darkroom implements AutoCloseable {

    private static final String FORMAT = "png";

    private final TourOptions options;
    private final ContactSheet sheet;
    private final ExecutorService hands =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final List<CompletableFuture<?>> work = new ArrayList<>();

    Darkroom(TourOptions options) {
        this.options = options;
        sheet = new ContactSheet(options);
    }

    /// @param name of the file, without its ending
    void develop(String name, WritableImage picture) {
        work.add(CompletableFuture.runAsync(() -> print(name, picture), hands));
    }

    private void print(String name, WritableImage picture) {
        var opaque =
                new BufferedImage(
                        (int) picture.getWidth(),
                        (int) picture.getHeight(),
                        BufferedImage.TYPE_INT_RGB);
        var print = SwingFXUtils.fromFXImage(picture, opaque);
        save(name, print);
        sheet.add(name, print);
    }

    private void save(String name, BufferedImage picture) {
        var file = options.directory().resolve(name + "." + FORMAT).toFile();
        try {
            ImageIO.write(picture, FORMAT, file);
        } catch (IOException e) {
            throw new TourFailedException(
                    TourMessage.NOT_WRITTEN.text(file.getName(), e.toString()));
        }
    }

    /// Waits for the pictures, and puts all on one sheet.
    @Override
    public void close() {
        try (hands) {
            work.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof TourFailedException failed ? failed : e;
        }
        save("contact-sheet", FxThread.get(sheet::picture));
    }
}
