package io.cutaway.app.page;

import javafx.scene.Node;

/// What fills the window beside the sidebar. A page opens its stream when it is shown and closes it
/// when it is hidden, so that an idle page costs nothing.
public interface Page {

    /// The same node every time.
    Node node();

    /// The page is on screen from now on.
    void shown();

    /// The page is not on screen any more; it may be shown again.
    void hidden();

    /// Whether this page shows `screen` too, as one of its tabs; it does so from now on.
    default boolean accept(Screen screen) {
        return false;
    }

    /// Asks for everything anew (F5).
    default void refresh() {
        hidden();
        shown();
    }

    /// Puts the keyboard where one begins to search (Ctrl+F).
    default void find() {}

    /// Shows the tab that lies `step` further, round and round.
    default void turn(int step) {}

    /// Puts the keyboard where one works.
    default void focus() {}
}
