package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/// The way back, the image's name, and what can be done with it.
final class ImageHeader {

    private final ImageModel model;
    private final Navigation navigation;
    private final Label name = Nodes.name(StyleClasses.TITLE);
    private final Label about = Nodes.name(StyleClasses.SUBTITLE);
    private final Button launch = Nodes.button(LAUNCH, this::launch, StyleClasses.ACCENT);
    private final HBox node;

    ImageHeader(ImageModel model, Navigation navigation) {
        this.model = model;
        this.navigation = navigation;
        node = Nodes.row(StyleClasses.CONTAINER_HEADER, back(), name, Nodes.grow(about), launch);
        about.setMaxWidth(Double.MAX_VALUE);
        model.description().subscribe(this::show);
    }

    private Button back() {
        var back = new Button(TITLE.text(), Nodes.icon(Feather.CHEVRON_LEFT));
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.setTooltip(new Tooltip(BACK.text()));
        back.getStyleClass().add(StyleClasses.FLAT);
        back.setOnAction(_ -> navigation.reset(new Screen.Images()));
        return back;
    }

    private void show(Optional<ImageDescription> description) {
        name.setText(description.map(known -> name(known.row())).orElse(model.image()));
        about.setText(description.map(this::about).orElse(""));
        launch.setDisable(description.isEmpty());
    }

    private static String name(ImageRow row) {
        return row.names().isEmpty() ? row.shortDigest() : row.names().getFirst();
    }

    private String about(ImageDescription known) {
        return ABOUT.text(
                ImageRow.abbreviated(known.details().id()),
                known.row().layers(),
                Quantities.bytes(known.row().bytes()),
                known.row().age(model.now()));
    }

    private void launch() {
        model.description()
                .get()
                .ifPresent(
                        known ->
                                navigation.open(
                                        new Screen.Launch(Optional.of(known.row().reference()))));
    }

    Node node() {
        return node;
    }
}
