package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/// The way back, the container's name and state, and what can be done to it.
final class ContainerHeader {

    private final ContainerModel model;
    private final ContainerActions actions;
    private final Navigation navigation;
    private final RemoveQuestion question = new RemoveQuestion();
    private final Label name = Nodes.name(StyleClasses.TITLE);
    private final Label badge = new Label();
    private final Label about = Nodes.name(StyleClasses.SUBTITLE);
    private final Button start = Nodes.button(START, this::start, StyleClasses.ACCENT);
    private final Button stop = Nodes.button(STOP, this::stop);
    private final Button remove = Nodes.button(REMOVE_MENU, this::remove);
    private final HBox node;

    ContainerHeader(ContainerModel model, ContainerActions actions, Navigation navigation) {
        this.model = model;
        this.actions = actions;
        this.navigation = navigation;
        node =
                Nodes.row(
                        StyleClasses.CONTAINER_HEADER,
                        back(),
                        name,
                        badge,
                        Nodes.grow(about),
                        start,
                        stop,
                        remove);
        about.setMaxWidth(Double.MAX_VALUE);
        model.details().subscribe(this::show);
    }

    private Button back() {
        var back = new Button(TITLE.text(), Nodes.icon(Feather.CHEVRON_LEFT));
        back.setMinWidth(Button.USE_PREF_SIZE);
        back.setTooltip(new Tooltip(BACK.text()));
        back.getStyleClass().add(StyleClasses.FLAT);
        back.setOnAction(_ -> navigation.reset(new Screen.Containers()));
        return back;
    }

    private void show(Optional<Details> details) {
        details.map(Details::summary).ifPresent(this::show);
        badge.setVisible(details.isPresent());
        var live = details.filter(known -> known.summary().state().isLive()).isPresent();
        Nodes.setShown(start, details.isPresent() && !live);
        Nodes.setShown(stop, live);
        remove.setDisable(details.isEmpty());
    }

    private void show(ContainerSummary container) {
        var state = StateText.of(container.state(), model.now());
        name.setText(container.name().text());
        badge.setText(state.word());
        badge.getStyleClass().setAll("label", StyleClasses.BADGE, state.styleClass());
        badge.setMinWidth(Label.USE_PREF_SIZE);
        about.setText(about(container, state));
    }

    private static String about(ContainerSummary container, StateText state) {
        if (container.state() instanceof ContainerState.Running(var pid, _, _)) {
            return ABOUT_RUNNING.text(container.image(), state.detail(), String.valueOf(pid));
        }
        return ABOUT.text(container.image(), state.detail());
    }

    private void start() {
        actions.start(model.id());
    }

    private void stop() {
        actions.stop(model.id());
    }

    private void remove() {
        model.details()
                .get()
                .ifPresent(
                        known ->
                                question.ask(
                                        node,
                                        known.summary(),
                                        () -> {
                                            actions.remove(model.id());
                                            navigation.reset(new Screen.Containers());
                                        }));
    }

    Node node() {
        return node;
    }
}
