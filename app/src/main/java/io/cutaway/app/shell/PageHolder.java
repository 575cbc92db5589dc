package io.cutaway.app.shell;

import io.cutaway.app.page.Page;
import io.cutaway.app.page.Screen;

import javafx.scene.layout.StackPane;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps exactly one page on screen, and the pages of the sidebar ready to be shown again.
final class PageHolder {

    private final PageFactory factory;
    private final Map<Screen, Page> kept = new HashMap<>();
    private final StackPane node = new StackPane();
    private Optional<Page> current = Optional.empty();

    PageHolder(PageFactory factory) {
        this.factory = factory;
    }

    /// Shows the page of `screen` and hides the one before.
    void show(Screen screen) {
        if (current.filter(page -> page.accept(screen)).isPresent()) {
            return;
        }
        var next = page(screen);
        current.ifPresent(Page::hidden);
        current = Optional.of(next);
        node.getChildren().setAll(next.node());
        next.shown();
        next.focus();
    }

    private Page page(Screen screen) {
        return switch (screen) {
            case Screen.Containers(), Screen.Images(), Screen.Lessons() ->
                    kept.computeIfAbsent(screen, factory::create);
            case Screen.Lesson(_, _),
                    Screen.StepByStep(_),
                    Screen.Recorded(_),
                    Screen.Launch(_),
                    Screen.Container(_, _),
                    Screen.Image(_, _) ->
                    factory.create(screen);
        };
    }

    Optional<Page> current() {
        return current;
    }

    StackPane node() {
        return node;
    }

    /// Nothing is on screen any more.
    void close() {
        current.ifPresent(Page::hidden);
        current = Optional.empty();
    }
}
