package io.cutaway.app.page;

import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Pages about one thing, as tabs. Each is made when it is shown first; only the one on screen has
/// a stream.
///
/// @param <T> names them
public final class PageTabs<T extends Enum<T>> {

    private final List<T> all;
    private final Function<T, Page> factory;
    private final Map<T, Page> pages;
    private final Map<T, ToggleButton> buttons;
    private final HBox bar = Nodes.row(StyleClasses.TABS);
    private final StackPane body = new StackPane();
    private T current;

    /// @param first on screen from the start
    /// @param chosen told of a tab that was clicked; [#select] shows it
    public PageTabs(
            T first, Function<T, Message> title, Function<T, Page> factory, Consumer<T> chosen) {
        var type = first.getDeclaringClass();
        this.all = List.of(type.getEnumConstants());
        this.factory = factory;
        this.pages = new EnumMap<>(type);
        this.buttons = new EnumMap<>(type);
        this.current = first;
        var group = new ToggleGroup();
        for (var each : all) {
            var button = new ToggleButton(title.apply(each).text());
            button.getStyleClass().setAll(StyleClasses.TAB);
            button.setToggleGroup(group);
            button.setSelected(each == first);
            button.setOnAction(_ -> chosen.accept(each));
            buttons.put(each, button);
            bar.getChildren().add(button);
        }
        body.getChildren().setAll(page().node());
    }

    /// The names of the tabs in a row.
    public Node bar() {
        return bar;
    }

    /// What the tab on screen shows.
    public Node body() {
        return body;
    }

    /// The one on screen.
    public Page page() {
        return pages.computeIfAbsent(current, factory);
    }

    /// Shows another one in its place.
    public void select(T wanted) {
        buttons.forEach((each, button) -> button.setSelected(each == wanted));
        if (wanted != current) {
            page().hidden();
            current = wanted;
            body.getChildren().setAll(page().node());
            page().shown();
            page().focus();
        }
    }

    /// The one that lies `step` further, round and round.
    public T neighbour(int step) {
        return all.get(Math.floorMod(all.indexOf(current) + step, all.size()));
    }
}
