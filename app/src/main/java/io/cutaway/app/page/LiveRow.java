package io.cutaway.app.page;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// A row of a list that changes: the row stays the same object as long as its id is listed, so that
/// selection, scroll and focus survive; what it shows is replaced.
///
/// @param <T> an immutable description of the thing
public final class LiveRow<T> {

    private final Object id;
    private final ObjectProperty<T> value;

    LiveRow(Object id, T value) {
        this.id = id;
        this.value = new SimpleObjectProperty<>(value);
    }

    Object id() {
        return id;
    }

    /// What is known now.
    public ObjectProperty<T> value() {
        return value;
    }

    /// What is known now.
    public T get() {
        return value.get();
    }
}
