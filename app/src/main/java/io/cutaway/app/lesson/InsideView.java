package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.terminal.TerminalSession;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

import java.util.Optional;

/// A terminal inside the half-built container, or the button that opens one.
final class InsideView {

    private static final String SHELL_ID = "open-shell";

    private final BuildModel model;
    private final BorderPane node = Nodes.styled(new BorderPane(), StyleClasses.INSIDE);

    InsideView(BuildModel model) {
        this.model = model;
        model.shell().subscribe(this::show);
    }

    private void show(Optional<TerminalSession> session) {
        node.setCenter(session.<Node>map(TerminalSession::node).orElseGet(this::invitation));
        session.ifPresent(TerminalSession::focus);
    }

    private Node invitation() {
        var button = Nodes.button(OPEN_SHELL, model::openShell);
        button.setId(SHELL_ID);
        button.disableProperty().bind(model.snapshot().map(Optional::isEmpty));
        return Nodes.column(
                StyleClasses.EMPTY_STATE,
                Nodes.paragraph(SHELL_MEANS.text(), StyleClasses.MUTED),
                button);
    }

    Node node() {
        return node;
    }
}
