package io.cutaway.app.log;

import static io.cutaway.app.log.LogMessage.*;

import io.cutaway.app.page.Page;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A container's log. Lines of the standard error carry a sign and a colour.
public final class LogView implements Page {

    private final LogModel model;
    private final TextField search = new TextField();
    private final ToggleButton wrap = chip(WRAP.text());
    private final ToggleButton follow = chip(FOLLOW.text());
    private final ListView<LogLine> list;
    private final VBox root;

    public LogView(LogModel model) {
        this.model = model;
        list = Nodes.styled(new ListView<>(model.lines()), StyleClasses.LOG_LINES);
        list.setPlaceholder(Nodes.label(NOTHING.text(), StyleClasses.MUTED));
        list.setCellFactory(_ -> new LogCell(wrap.selectedProperty()));
        follow.setSelected(true);
        wrap.setSelected(true);
        wrap.selectedProperty().addListener(_ -> list.refresh());
        model.lines().addListener((ListChangeListener<LogLine>) _ -> followEnd());
        follow.selectedProperty().addListener(_ -> followEnd());
        root = Nodes.column(StyleClasses.PAGE_BODY, tools(), Nodes.grow(list));
    }

    private static ToggleButton chip(String title) {
        return Nodes.styled(new ToggleButton(title), StyleClasses.CHIP);
    }

    private HBox tools() {
        search.setPromptText(SEARCH_PROMPT.text());
        search.textProperty().bindBidirectional(model.text());
        Nodes.styled(search, StyleClasses.SEARCH);
        var summary = Nodes.label("", StyleClasses.MUTED);
        summary.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::summary, model.snapshot(), model.lines(), model.text()));
        return Nodes.row(StyleClasses.LINE, search, follow, wrap, Nodes.spacer(), summary);
    }

    private String summary() {
        var all = model.snapshot().get();
        if (!model.text().get().isEmpty()) {
            return FOUND.text(model.lines().size(), all.lines().size());
        }
        return all.dropped() > 0 ? OLDER.text(all.total()) : SUMMARY.text(all.lines().size());
    }

    private void followEnd() {
        if (follow.isSelected() && !model.lines().isEmpty()) {
            list.scrollTo(model.lines().size() - 1);
        }
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
}
