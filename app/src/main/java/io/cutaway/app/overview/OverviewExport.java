package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Ink;
import io.cutaway.app.theme.Palette;
import io.cutaway.app.theme.Stylesheets;
import io.cutaway.app.theme.Tone;

import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

/// Saves the drawing that is shown, in the colours in which it is shown.
final class OverviewExport {

    private static final String SVG = "svg";
    private static final String PNG = "png";

    /// Pixels a unit, for paper and projectors.
    private static final double FINE = 2;

    private final OverviewModel model;
    private final DrawingPane pane;

    OverviewExport(OverviewModel model, DrawingPane pane) {
        this.model = model;
        this.pane = pane;
    }

    void saveSvg() {
        var drawing = pane.drawing();
        var palette = Palette.of(Stylesheets.shown().get());
        choose(SAVE_SVG, SVG)
                .ifPresent(
                        file ->
                                model.save(
                                        file,
                                        () ->
                                                SvgText.of(drawing, palette)
                                                        .getBytes(StandardCharsets.UTF_8)));
    }

    void savePng() {
        choose(SAVE_PNG, PNG)
                .ifPresent(
                        file -> {
                            var image = picture();
                            model.save(file, () -> png(image));
                        });
    }

    private Optional<Path> choose(Message title, String form) {
        var chooser = new FileChooser();
        chooser.setTitle(title.text());
        chooser.setInitialFileName(FILE_NAME.text(model.name(), form));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(form.toUpperCase(Locale.ROOT), "*." + form));
        return Optional.ofNullable(chooser.showSaveDialog(pane.getScene().getWindow()))
                .map(file -> file.toPath());
    }

    /// The drawing at twice its size.
    Image picture() {
        var drawing = pane.drawing();
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(FINE, FINE));
        parameters.setFill(Ink.colour(Palette.of(Stylesheets.shown().get()), Tone.GROUND));
        parameters.setViewport(
                new Rectangle2D(0, 0, drawing.width() * FINE, drawing.height() * FINE));
        return pane.figures().snapshot(parameters, null);
    }

    static byte[] png(Image image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), PNG, bytes);
        return bytes.toByteArray();
    }
}
