package io.cutaway.app.page;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayDeque;
import java.util.Deque;

/// The way one came: a stack of screens, of which the topmost is shown.
public final class Navigation {

    private final Deque<Screen> below = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Screen> current;

    public Navigation(Screen first) {
        current = new ReadOnlyObjectWrapper<>(first);
    }

    /// What is shown.
    public ReadOnlyObjectProperty<Screen> current() {
        return current.getReadOnlyProperty();
    }

    /// Goes to another screen, from which [#back()] returns.
    public void open(Screen screen) {
        if (!screen.equals(current.get())) {
            below.push(current.get());
            current.set(screen);
        }
    }

    /// Goes to another screen in the place of this one: another tab, the result of a form.
    public void replace(Screen screen) {
        current.set(screen);
    }

    /// Begins anew, as the sidebar does.
    public void reset(Screen screen) {
        below.clear();
        current.set(screen);
    }

    /// Returns to where one came from; at the bottom nothing happens.
    public void back() {
        if (!below.isEmpty()) {
            current.set(below.pop());
        }
    }
}
