package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// The list of images.
final class ImagesView implements Page {

    private final ImagesModel model;
    private final ImageActions actions;
    private final Navigation navigation;
    private final TextField search = new TextField();
    private final ImageTable table;
    private final VBox root;

    ImagesView(ImagesModel model, ImageActions actions, Navigation navigation) {
        this.model = model;
        this.actions = actions;
        this.navigation = navigation;
        this.table = new ImageTable(model, this::open, this::askToDelete, menu());
        search.setPromptText(FILTER_PROMPT.text());
        search.textProperty().bindBidirectional(model.text());
        Nodes.styled(search, StyleClasses.SEARCH);
        var body =
                Nodes.column(
                        StyleClasses.PAGE_BODY,
                        Nodes.row(StyleClasses.LINE, search),
                        table.node(),
                        Nodes.label(KEYS.text(), StyleClasses.KEYS));
        root = Nodes.column(StyleClasses.PAGE, header(), Nodes.grow(body));
    }

    private HBox header() {
        var summary = Nodes.label("", StyleClasses.SUBTITLE);
        summary.textProperty()
                .bind(Bindings.createStringBinding(this::summary, model.images(), model.usage()));
        return Nodes.row(
                StyleClasses.PAGE_HEADER,
                Nodes.column(
                        StyleClasses.STACK_TIGHT,
                        Nodes.label(TITLE.text(), StyleClasses.TITLE),
                        summary));
    }

    private String summary() {
        var count = COUNT.text(model.images().get().size());
        return model.usage()
                .get()
                .map(
                        usage ->
                                SUMMARY.text(
                                        count,
                                        Quantities.bytes(usage.bytes() + usage.unused()),
                                        Quantities.bytes(usage.reclaimable())))
                .orElse(count);
    }

    private List<ImageTable.Action> menu() {
        return List.of(
                new ImageTable.Action(OPEN, this::open),
                new ImageTable.Action(LAUNCH, this::launch),
                new ImageTable.Action(COMPARE, this::compare),
                new ImageTable.Action(DELETE, this::askToDelete));
    }

    private void open(ImageRow image) {
        navigation.open(new Screen.Image(image.reference(), Screen.ImageTab.OVERVIEW));
    }

    private void compare(ImageRow image) {
        navigation.open(new Screen.Image(image.reference(), Screen.ImageTab.COMPARE));
    }

    private void launch(ImageRow image) {
        navigation.open(new Screen.Launch(Optional.of(image.reference())));
    }

    private void askToDelete(ImageRow image) {
        actions.consider(
                image.reference(),
                deletion ->
                        DeleteQuestion.ask(
                                root, deletion, () -> actions.delete(deletion, () -> {})));
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void find() {
        search.requestFocus();
    }

    @Override
    public void focus() {
        table.focus();
    }
}
