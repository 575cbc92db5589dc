package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.page.Navigation;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.icons.CutawayIcon;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the containers page shows when there is no container: one button.
public final class FirstStartView {

    private final VBox node;
    private final Button start;

    public FirstStartView(FirstStartModel model, Navigation navigation) {
        start =
                Nodes.button(
                        FIRST_START,
                        () -> model.start(id -> open(navigation, id)),
                        StyleClasses.ACCENT,
                        StyleClasses.BIG_BUTTON);
        start.disableProperty().bind(model.busy());
        var bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        var cancel = Nodes.button(CANCEL, model::cancel);
        cancel.setId("cancel");
        cancel.disableProperty().bind(model.cancelling());
        var task = Nodes.row(StyleClasses.LINE, bar, cancel);
        task.setMaxWidth(Region.USE_PREF_SIZE);
        task.visibleProperty().bind(model.busy());
        var progress = Nodes.label("", StyleClasses.MUTED);
        progress.textProperty().bind(model.progress());
        node =
                Nodes.column(
                        StyleClasses.EMPTY_STATE,
                        Nodes.icon(CutawayIcon.CONTAINER, StyleClasses.EMPTY_PICTURE),
                        Nodes.label(FIRST_TITLE.text(), StyleClasses.TITLE),
                        Nodes.paragraph(FIRST_TEXT.text(), StyleClasses.MUTED),
                        start,
                        task,
                        progress);
    }

    private static void open(Navigation navigation, ContainerId id) {
        navigation.open(new Screen.Container(id, Screen.Tab.TERMINAL));
    }

    void focus() {
        start.requestFocus();
    }

    Node node() {
        return node;
    }
}
