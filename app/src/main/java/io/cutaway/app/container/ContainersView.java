package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// The list of containers, and what to do when there is none yet.
final class ContainersView implements Page {

    private final ContainersModel model;
    private final Navigation navigation;
    private final FirstStartView firstStart;
    private final ContainerTable table;
    private final TextField search = new TextField();
    private final VBox root;

    ContainersView(
            ContainersModel model,
            ContainerActions actions,
            Navigation navigation,
            FirstStartView firstStart) {
        this.model = model;
        this.navigation = navigation;
        this.firstStart = firstStart;
        this.table = new ContainerTable(model, actions, new RemoveQuestion(), this::open);
        var list = Nodes.column(StyleClasses.PAGE_BODY, tools(), table.node(), keys());
        var body = new StackPane(list, firstStart.node());
        var isEmpty =
                Bindings.createBooleanBinding(
                        () -> model.loaded().get() && model.snapshot().get().containers().isEmpty(),
                        model.loaded(),
                        model.snapshot());
        firstStart.node().visibleProperty().bind(isEmpty);
        list.visibleProperty().bind(isEmpty.not());
        root = Nodes.column(StyleClasses.PAGE, header(isEmpty), Nodes.grow(body));
        model.loaded().addListener(_ -> focus());
    }

    private HBox header(ObservableValue<Boolean> isEmpty) {
        var summary = Nodes.label("", StyleClasses.SUBTITLE);
        summary.textProperty().bind(model.snapshot().map(ContainersView::summary));
        var launch = Nodes.button(LAUNCH, this::launch, StyleClasses.ACCENT);
        launch.visibleProperty().bind(isEmpty.map(empty -> !empty));
        var title = Nodes.label(TITLE.text(), StyleClasses.TITLE);
        return Nodes.row(
                StyleClasses.PAGE_HEADER,
                Nodes.column(StyleClasses.STACK_TIGHT, title, summary),
                Nodes.spacer(),
                launch);
    }

    private static String summary(ContainersSnapshot all) {
        return SUMMARY.text(all.containers().size(), all.count(StateFilter.RUNNING));
    }

    private HBox tools() {
        search.setPromptText(FILTER_PROMPT.text());
        search.textProperty().bindBidirectional(model.text());
        Nodes.styled(search, StyleClasses.SEARCH);
        var group = new ToggleGroup();
        var chips = Nodes.row(StyleClasses.LINE);
        for (var filter : StateFilter.values()) {
            chips.getChildren().add(chip(filter, group));
        }
        return Nodes.row(StyleClasses.LINE, search, chips);
    }

    private ToggleButton chip(StateFilter filter, ToggleGroup group) {
        var chip = Nodes.styled(new ToggleButton(), StyleClasses.CHIP);
        chip.textProperty()
                .bind(model.snapshot().map(all -> filter.title().text(all.count(filter))));
        chip.setMinWidth(ToggleButton.USE_PREF_SIZE);
        chip.setToggleGroup(group);
        chip.setSelected(filter == model.filter().get());
        chip.setOnAction(
                _ -> {
                    chip.setSelected(true);
                    model.filter().set(filter);
                });
        return chip;
    }

    private static Label keys() {
        return Nodes.keys(KEYS);
    }

    private void launch() {
        navigation.open(new Screen.Launch(Optional.empty()));
    }

    private void open(LiveRow<ContainerSummary> row) {
        navigation.open(new Screen.Container(row.get().id(), Screen.Tab.TERMINAL));
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
        if (model.snapshot().get().containers().isEmpty()) {
            firstStart.focus();
        } else {
            table.focus();
        }
    }
}
