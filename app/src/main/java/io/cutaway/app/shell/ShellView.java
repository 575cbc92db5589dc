package io.cutaway.app.shell;

import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.Optional;

/// The whole window: the sidebar, one page, and above it what went wrong.
public final class ShellView {

    private static final KeyCombination LAUNCH = control(KeyCode.N);
    private static final KeyCombination FIND = control(KeyCode.F);
    private static final KeyCombination THEME = control(KeyCode.T);

    private static final KeyCombination NEXT_TAB = control(KeyCode.PAGE_DOWN);
    private static final KeyCombination PREVIOUS_TAB = control(KeyCode.PAGE_UP);
    private static final KeyCombination BACK =
            new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);

    private final ShellModel model;
    private final PageHolder pages;
    private final VBox notices = new VBox();
    private final HBox root;

    ShellView(ShellModel model, PageFactory factory) {
        this.model = model;
        this.pages = new PageHolder(factory);
        var content = new VBox(notices, Nodes.grow(pages.node()));
        root = Nodes.row(StyleClasses.WINDOW, new Sidebar(model).node(), Nodes.grow(content));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKeyEverywhere);
        model.navigation().current().subscribe(pages::show);
        model.notice().subscribe(this::show);
    }

    private static KeyCombination control(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN);
    }

    /// The node that fills the window.
    public Parent node() {
        return root;
    }

    private void show(Optional<Notice> notice) {
        notices.getChildren().setAll(notice.stream().map(this::node).toList());
    }

    private Node node(Notice notice) {
        return switch (notice) {
            case Notice.Failure(var explanation) -> failure(explanation);
            case Notice.Information(var sentence) ->
                    Nodes.row(
                            StyleClasses.INFORMATION,
                            Nodes.icon(Feather.INFO),
                            Nodes.grow(Nodes.paragraph(sentence)),
                            putAway());
        };
    }

    private Node failure(Explanation explanation) {
        var why = explanation.why().isEmpty() ? "" : ": " + explanation.why();
        var words =
                Nodes.column(
                        StyleClasses.STACK_TIGHT,
                        Nodes.paragraph(explanation.what() + why, StyleClasses.STRONG),
                        Nodes.paragraph(explanation.advice()));
        return Nodes.row(
                StyleClasses.NOTICE,
                Nodes.icon(Feather.ALERT_TRIANGLE),
                Nodes.grow(words),
                putAway());
    }

    private Node putAway() {
        var button = new Button(null, Nodes.icon(Feather.X));
        button.setTooltip(new Tooltip(ShellMessage.PUT_AWAY.text()));
        button.getStyleClass().add(StyleClasses.FLAT);
        button.setOnAction(_ -> model.dismiss());
        return button;
    }

    /// The keys that a terminal does not get, so that the keyboard alone leads out of it.
    private void onKeyEverywhere(KeyEvent event) {
        if (BACK.match(event)) {
            model.navigation().back();
            event.consume();
        } else if (event.getCode() == KeyCode.F11) {
            model.switchProjector();
            event.consume();
        } else if (NEXT_TAB.match(event)) {
            pages.current().ifPresent(page -> page.turn(1));
            event.consume();
        } else if (PREVIOUS_TAB.match(event)) {
            pages.current().ifPresent(page -> page.turn(-1));
            event.consume();
        }
    }

    private void onKey(KeyEvent event) {
        if (isInTerminal(event)) {
            return;
        }
        var done = true;
        if (LAUNCH.match(event)) {
            model.navigation().open(new Screen.Launch(Optional.empty()));
        } else if (THEME.match(event)) {
            model.switchTheme();
        } else if (FIND.match(event)) {
            pages.current().ifPresent(Page::find);
        } else if (event.getCode() == KeyCode.F5) {
            pages.current().ifPresent(Page::refresh);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.navigation().back();
        } else {
            done = false;
        }
        if (done) {
            event.consume();
        }
    }

    /// A program in a terminal needs these keys itself.
    private static boolean isInTerminal(KeyEvent event) {
        if (!(event.getTarget() instanceof Node target)) {
            return false;
        }
        for (Node node = target; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains(StyleClasses.TERMINAL)) {
                return true;
            }
        }
        return false;
    }

    void close() {
        pages.close();
    }
}
