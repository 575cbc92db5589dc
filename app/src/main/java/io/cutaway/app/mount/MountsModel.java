package io.cutaway.app.mount;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.function.Consumer;

/// The mounts of a container, beside the host's.
public final class MountsModel {

    // Properties
    private final ReadOnlyObjectWrapper<MountsSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(MountsSnapshot.EMPTY);
    private final LiveRows<MountRow> rows = new LiveRows<>(MountRow::row);
    private final BooleanProperty showsHost = new SimpleBooleanProperty();

    private final PageStream stream;
    private final ContainerId id;
    private final Consumer<Explanation> failed;

    public MountsModel(
            EngineClient client,
            Background background,
            ContainerId id,
            Consumer<Explanation> failed) {
        this.stream = new PageStream(client, background);
        this.id = id;
        this.failed = failed;
        showsHost.addListener(_ -> update());
    }

    ReadOnlyObjectProperty<MountsSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    ObservableList<LiveRow<MountRow>> rows() {
        return rows.rows();
    }

    /// Whether those that only the host has are listed too.
    BooleanProperty showsHost() {
        return showsHost;
    }

    // Commands

    void open() {
        stream.open(
                new ListMounts(id.hex()),
                mounts -> {
                    snapshot.set(MountsSnapshot.of(mounts));
                    update();
                },
                failed);
    }

    void close() {
        stream.close();
    }

    private void update() {
        var shown = new ArrayList<>(snapshot.get().inside());
        if (showsHost.get()) {
            shown.addAll(snapshot.get().outside());
        }
        rows.update(shown);
    }
}
