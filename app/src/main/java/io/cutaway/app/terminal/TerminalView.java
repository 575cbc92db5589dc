package io.cutaway.app.terminal;

import static io.cutaway.app.terminal.TerminalMessage.*;

import io.cutaway.app.page.Page;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/// A container's terminal, or why there is none and what can be done.
public final class TerminalView implements Page {

    private final TerminalModel model;
    private final Runnable start;
    private final BorderPane root = new BorderPane();

    /// @param start starts the container again
    public TerminalView(
            TerminalModel model, ObservableValue<Optional<Details>> details, Runnable start) {
        this.model = model;
        this.start = start;
        Nodes.styled(root, StyleClasses.TERMINAL_PAGE);
        model.status().subscribe(this::show);
        details.subscribe(known -> known.ifPresent(model::update));
    }

    private void show(TerminalStatus status) {
        switch (status) {
            case TerminalStatus.Waiting() -> replace(null, note(WAITING));
            case TerminalStatus.Connected(var session) -> {
                replace(null, session.node());
                session.focus();
            }
            case TerminalStatus.NoTerminal() ->
                    replace(null, note(NO_TERMINAL, button(OPEN_SHELL, model::openShell)));
            case TerminalStatus.Ended(var state, var last) -> showEnded(state, last);
        }
    }

    private void showEnded(ContainerState state, Optional<TerminalSession> last) {
        var again = button(START, start);
        if (last.isEmpty()) {
            replace(null, note(how(state), again));
            return;
        }
        var bar =
                Nodes.row(
                        StyleClasses.TERMINAL_BAR,
                        Nodes.label(how(state), StyleClasses.STRONG),
                        Nodes.spacer(),
                        again);
        replace(bar, last.get().node());
    }

    private void replace(@Nullable Node top, Node center) {
        root.setTop(top);
        root.setCenter(center);
    }

    private static String how(ContainerState state) {
        return switch (state) {
            case ContainerState.Exited(var status, _) -> how(status);
            case ContainerState.Created _ -> NEVER_STARTED.text();
            case ContainerState.Failed _ -> FAILED.text();
            case ContainerState.Lost _ -> LOST.text();
            case ContainerState.Starting _, ContainerState.Running _ -> WAITING.text();
        };
    }

    private static String how(ExitStatus status) {
        return status.signal() == 0 ? EXITED.text(status.code()) : KILLED.text(status.signal());
    }

    private static Button button(Message title, Runnable action) {
        return Nodes.button(title, action, StyleClasses.ACCENT);
    }

    private static Node note(Message sentence, Node... actions) {
        return note(sentence.text(), actions);
    }

    private static Node note(String sentence, Node... actions) {
        var box =
                Nodes.column(
                        StyleClasses.EMPTY_STATE,
                        Nodes.icon(Feather.TERMINAL, StyleClasses.EMPTY_PICTURE),
                        Nodes.paragraph(sentence));
        box.getChildren().addAll(actions);
        return box;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        focus();
    }

    @Override
    public void hidden() {}

    @Override
    public void focus() {
        if (model.status().get() instanceof TerminalStatus.Connected(var session)) {
            session.focus();
        }
    }
}
