package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.image.ImageTable.Action;
import io.cutaway.app.page.FileDrop;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.recording.RecordingFile;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.transfer.PullField;
import io.cutaway.app.transfer.Transfers;
import io.cutaway.app.transfer.TransfersView;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;

/// The list of images, and how more of them come: by a name that is pulled, or by files that are
/// chosen or dropped here.
final class ImagesView implements Page {

    private final ImagesModel model;
    private final ImageActions actions;
    private final Transfers transfers;
    private final ImageCommands commands;
    private final Consumer<String> tell;
    private final TextField search = new TextField();
    private final ImageTable table;
    private final VBox root;

    ImagesView(
            ImagesModel model,
            ImageActions actions,
            Transfers transfers,
            Navigation navigation,
            Consumer<String> tell) {
        this.model = model;
        this.actions = actions;
        this.transfers = transfers;
        this.tell = tell;
        this.commands = new ImageCommands(actions, transfers, navigation, this::node);
        this.table = new ImageTable(model, commands::open, this::delete, menu());
        var body =
                Nodes.column(
                        StyleClasses.PAGE_BODY,
                        tools(),
                        new TransfersView(transfers).node(),
                        table.node(),
                        Nodes.keys(KEYS));
        root = Nodes.column(StyleClasses.PAGE, header(), Nodes.grow(body));
        FileDrop.on(root, file -> !RecordingFile.isNamedSo(file), transfers::loadAll);
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
                        summary),
                Nodes.spacer(),
                prune(),
                load());
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

    private Button prune() {
        var prune = Nodes.button(PRUNE, this::askToPrune);
        model.usage()
                .subscribe(
                        usage ->
                                prune.setDisable(usage.filter(u -> u.reclaimable() > 0).isEmpty()));
        return prune;
    }

    private void askToPrune() {
        model.usage()
                .get()
                .ifPresent(
                        usage ->
                                PruneQuestion.ask(
                                        root,
                                        model.images().get(),
                                        usage,
                                        () -> actions.prune(this::pruned)));
    }

    private void pruned(long bytes) {
        tell.accept(PRUNED.text(Quantities.bytes(bytes)));
        refresh();
    }

    private MenuButton load() {
        var file = new MenuItem(LOAD_FILE.text());
        file.setOnAction(_ -> FileChoice.archives(root, transfers::loadAll));
        var folder = new MenuItem(LOAD_FOLDER.text());
        folder.setOnAction(_ -> FileChoice.folder(root, transfers::loadAll));
        var load = new MenuButton(LOAD.text(), null, file, folder);
        load.setMinWidth(MenuButton.USE_PREF_SIZE);
        return load;
    }

    private HBox tools() {
        search.setPromptText(FILTER_PROMPT.text());
        search.textProperty().bindBidirectional(model.text());
        Nodes.styled(search, StyleClasses.SEARCH_SHORT);
        return Nodes.row(
                StyleClasses.LINE, search, Nodes.spacer(), new PullField(transfers).node());
    }

    private List<Action> menu() {
        return List.of(
                new Action(OPEN, commands::open),
                new Action(LAUNCH, commands::launch),
                new Action(COMPARE, commands::compare),
                new Action(TAG, image -> commands.tag(image, () -> {})),
                new Action(SAVE, commands::save),
                new Action(DELETE, this::delete));
    }

    private void delete(ImageRow image) {
        commands.delete(image, () -> {});
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
