package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/// The list of containers: what is there, and which part of it is shown.
final class ContainersModel {

    // Properties
    private final LiveRows<ContainerSummary> rows = new LiveRows<>(ContainerSummary::id);
    private final ReadOnlyObjectWrapper<ContainersSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(ContainersSnapshot.EMPTY);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<StateFilter> filter = new SimpleObjectProperty<>(StateFilter.ALL);

    private final PageStream stream;
    private final Clock clock;
    private final Consumer<Explanation> failed;

    ContainersModel(
            EngineClient client, Background background, Clock clock, Consumer<Explanation> failed) {
        this.stream = new PageStream(client, background);
        this.clock = clock;
        this.failed = failed;
        text.addListener(_ -> updateRows());
        filter.addListener(_ -> updateRows());
    }

    /// The containers that filter and search text leave.
    ObservableList<LiveRow<ContainerSummary>> rows() {
        return rows.rows();
    }

    /// All containers.
    ReadOnlyObjectProperty<ContainersSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// Whether the helper has answered once.
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// What is searched for.
    StringProperty text() {
        return text;
    }

    ObjectProperty<StateFilter> filter() {
        return filter;
    }

    /// The moment from which ages are counted.
    Instant now() {
        return clock.instant();
    }

    // Commands

    /// Follows the containers until [#close()].
    void open() {
        stream.open(
                new ListContainers(),
                answer -> show(new ContainersSnapshot(answer.containers())),
                failed);
    }

    void close() {
        stream.close();
    }

    private void show(ContainersSnapshot containers) {
        snapshot.set(containers);
        loaded.set(true);
        updateRows();
    }

    private void updateRows() {
        rows.update(snapshot.get().matching(filter.get(), text.get()));
    }
}
