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
import java.util.function.Consumer;

/// The way back, the image's name, and what can be done with it.
final class ImageHeader {

    private final ImageModel model;
    private final ImageCommands commands;
    private final Navigation navigation;
    private final Label name = Nodes.name(StyleClasses.TITLE);
    private final Label about = Nodes.label("", StyleClasses.SUBTITLE);
    private final HBox buttons;
    private final HBox node;

    ImageHeader(ImageModel model, ImageCommands commands, Navigation navigation) {
        this.model = model;
        this.commands = commands;
        this.navigation = navigation;
        buttons =
                Nodes.row(
                        StyleClasses.ACTIONS,
                        Nodes.button(LAUNCH, () -> withRow(commands::launch), StyleClasses.ACCENT),
                        Nodes.button(TAG, () -> withRow(row -> commands.tag(row, model::open))),
                        Nodes.button(SAVE, () -> withRow(commands::save)),
                        Nodes.button(DELETE, this::delete));
        node =
                Nodes.row(
                        StyleClasses.CONTAINER_HEADER,
                        back(),
                        name,
                        about,
                        Nodes.spacer(),
                        buttons);
        about.setMinWidth(Label.USE_PREF_SIZE);
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
        about.setText(description.map(ImageHeader::about).orElse(""));
        buttons.setDisable(description.isEmpty());
    }

    private static String name(ImageRow row) {
        return row.names().isEmpty() ? row.shortDigest() : row.names().getFirst();
    }

    private static String about(ImageDescription known) {
        return ABOUT.text(known.row().layers(), Quantities.bytes(known.row().bytes()));
    }

    private void withRow(Consumer<ImageRow> command) {
        model.description().get().ifPresent(known -> command.accept(known.row()));
    }

    private void delete() {
        withRow(row -> commands.delete(row, () -> navigation.reset(new Screen.Images())));
    }

    Node node() {
        return node;
    }
}
