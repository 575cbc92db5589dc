package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.page.FileQuestion;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Palette;
import io.cutaway.app.theme.Stylesheets;

import javafx.stage.FileChooser.ExtensionFilter;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Saves the drawing that is shown, in the colours in which it is shown.
final class OverviewExport {

    private static final String SVG = "svg";
    private static final String PNG = "png";

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
                            var image = PngPicture.of(pane, Palette.of(Stylesheets.shown().get()));
                            model.save(file, () -> PngPicture.bytes(image));
                        });
    }

    private Optional<Path> choose(Message title, String form) {
        return FileQuestion.toSave(
                pane,
                title,
                FILE_NAME.text(model.name(), form),
                new ExtensionFilter(form.toUpperCase(Locale.ROOT), "*." + form));
    }
}
