package io.cutaway.app.process;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

import java.util.function.Consumer;

/// The processes of a container, and the namespaces they are in.
public final class ProcessesModel {

    // Properties
    private final ReadOnlyObjectWrapper<ProcessesSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(ProcessesSnapshot.EMPTY);
    private final LiveRows<ProcessRow> rows = new LiveRows<>(ProcessRow::id);

    private final PageStream stream;
    private final ContainerId id;
    private final Consumer<Explanation> failed;

    public ProcessesModel(
            EngineClient client,
            Background background,
            ContainerId id,
            Consumer<Explanation> failed) {
        this.stream = new PageStream(client, background);
        this.id = id;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<ProcessesSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    ObservableList<LiveRow<ProcessRow>> rows() {
        return rows.rows();
    }

    // Commands

    void open() {
        stream.open(
                new ListProcesses(id.hex()),
                answer -> {
                    var next = ProcessesSnapshot.of(answer);
                    snapshot.set(next);
                    rows.update(next.processes());
                },
                failed);
    }

    void close() {
        stream.close();
    }
}
