package io.cutaway.app.page;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Rows matched by id: an update changes, adds and removes only what has changed.
public final class LiveRows<T> {

    private final Function<T, Object> id;
    private final ObservableList<LiveRow<T>> rows = FXCollections.observableArrayList();

    /// @param id what makes two values the same thing
    public LiveRows(Function<T, Object> id) {
        this.id = id;
    }

    /// For a table. Only [#update(List)] changes it.
    public ObservableList<LiveRow<T>> rows() {
        return rows;
    }

    /// The row of the thing with this id.
    public Optional<LiveRow<T>> find(Object wanted) {
        return rows.stream().filter(row -> row.id().equals(wanted)).findFirst();
    }

    /// Makes the rows those of `values`, in their order.
    public void update(List<T> values) {
        var wanted = new HashSet<Object>();
        values.forEach(value -> wanted.add(id.apply(value)));
        rows.removeIf(row -> !wanted.contains(row.id()));
        var known = new HashMap<Object, LiveRow<T>>();
        rows.forEach(row -> known.put(row.id(), row));
        for (var i = 0; i < values.size(); i++) {
            place(i, values.get(i), known);
        }
    }

    private void place(int index, T value, Map<Object, LiveRow<T>> known) {
        var key = id.apply(value);
        var row = known.get(key);
        if (row == null) {
            rows.add(index, new LiveRow<>(key, value));
            return;
        }
        row.value().set(value);
        if (rows.get(index) != row) {
            rows.remove(row);
            rows.add(index, row);
        }
    }
}
