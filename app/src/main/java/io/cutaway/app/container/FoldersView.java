package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.page.FileQuestion;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.mount.MountAttribute;

import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/// The host folders of a container to be: from where, to where, and what they forbid.
final class FoldersView {

    private final LaunchModel model;
    private final VBox rows = Nodes.column(StyleClasses.STACK);
    private final VBox node;

    FoldersView(LaunchModel model) {
        this.model = model;
        var add = Nodes.button(ADD_FOLDER, this::choose);
        node = Nodes.column(StyleClasses.STACK, rows, add);
        model.folders().addListener((ListChangeListener<FolderModel>) _ -> update());
        update();
    }

    private void update() {
        rows.getChildren().setAll(model.folders().stream().map(this::row).toList());
        Nodes.setShown(rows, !model.folders().isEmpty());
    }

    private Node row(FolderModel folder) {
        var remove = new Button(null, Nodes.icon(Feather.X));
        remove.setTooltip(new Tooltip(REMOVE_FOLDER.text()));
        remove.getStyleClass().add(StyleClasses.FLAT);
        remove.setOnAction(_ -> model.removeFolder(folder));
        var paths =
                Nodes.row(
                        StyleClasses.LINE_TIGHT,
                        Nodes.grow(path(folder.source(), SOURCE_PROMPT.text())),
                        Nodes.icon(Feather.ARROW_RIGHT),
                        Nodes.grow(path(folder.target(), TARGET_PROMPT.text())),
                        remove);
        var chips = Nodes.row(StyleClasses.LINE_TIGHT);
        for (var attribute : MountAttribute.values()) {
            chips.getChildren().add(chip(folder, attribute));
        }
        return Nodes.column(StyleClasses.INSET, paths, chips);
    }

    private static TextField path(StringProperty text, String prompt) {
        var field = Nodes.styled(new TextField(), StyleClasses.MONO);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private static ToggleButton chip(FolderModel folder, MountAttribute attribute) {
        var chip = Nodes.styled(new ToggleButton(attribute.option()), StyleClasses.CHIP);
        chip.selectedProperty().bindBidirectional(folder.has(attribute));
        return chip;
    }

    private void choose() {
        FileQuestion.folder(node, ADD_FOLDER)
                .ifPresent(
                        chosen ->
                                model.addFolder(
                                        chosen.toString(), "/mnt/" + chosen.toFile().getName()));
    }

    Node node() {
        return node;
    }
}
