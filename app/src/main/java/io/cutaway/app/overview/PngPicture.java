package io.cutaway.app.overview;

import io.cutaway.app.theme.Ink;
import io.cutaway.app.theme.Palette;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.theme.Theme;
import io.cutaway.app.theme.Tone;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Transform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import javax.imageio.ImageIO;

/// The drawing as a picture of pixels, by the nodes that the window shows.
final class PngPicture {

    private static final String PNG = "png";

    /// Pixels a unit, for paper and projectors.
    private static final double FINE = 2;

    private PngPicture() {}

    /// What a pane shows, at twice its size. On the JavaFX thread.
    ///
    /// @param palette of the theme that it is shown in
    static Image of(DrawingPane pane, Palette palette) {
        var drawing = pane.drawing();
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(FINE, FINE));
        parameters.setFill(Ink.colour(palette, Tone.GROUND));
        parameters.setViewport(
                new Rectangle2D(0, 0, drawing.width() * FINE, drawing.height() * FINE));
        return pane.figures().snapshot(parameters, null);
    }

    static byte[] bytes(Image image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), PNG, bytes);
        return bytes.toByteArray();
    }

    /// A snapshot drawn in memory, by a JavaFX of its own that has no window and is over then: once
    /// in a program.
    static byte[] withoutAWindow(OverviewSnapshot snapshot, Area size, Theme theme)
            throws IOException {
        System.setProperty("prism.order", "sw");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("java.awt.headless", "true");
        var picture = new CompletableFuture<Image>();
        Platform.startup(() -> draw(snapshot, size, theme, picture));
        try {
            return bytes(picture.join());
        } finally {
            Platform.exit();
        }
    }

    private static void draw(
            OverviewSnapshot snapshot, Area size, Theme theme, CompletableFuture<Image> picture) {
        try {
            var pane = new DrawingPane(_ -> {});
            Stylesheets.apply(new Scene(pane), theme);
            var measure = FxMeasure.INSTANCE;
            pane.show(OverviewLayout.draw(snapshot, size.width(), size.height(), measure), 1);
            picture.complete(of(pane, Palette.of(theme)));
        } catch (RuntimeException e) {
            picture.completeExceptionally(e);
        }
    }
}
