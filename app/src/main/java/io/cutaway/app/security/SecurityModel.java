package io.cutaway.app.security;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.mount.KernelCovers;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts;
import io.cutaway.engine.protocol.InspectionRequest.ReadConfinement;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What holds a container in.
public final class SecurityModel {

    private static final Path PROC = Path.of("/proc");

    // Properties
    private final ReadOnlyObjectWrapper<SecuritySnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(SecuritySnapshot.EMPTY);
    private final LiveRows<CapabilityRow> rows = new LiveRows<>(CapabilityRow::name);

    private final PageStream confinement;
    private final PageStream mounts;
    private final Background background;
    private final ContainerId id;
    private final Consumer<Explanation> failed;

    public SecurityModel(
            EngineClient client,
            Background background,
            ContainerId id,
            Consumer<Explanation> failed) {
        this.confinement = new PageStream(client, background);
        this.mounts = new PageStream(client, background);
        this.background = background;
        this.id = id;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<SecuritySnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    ObservableList<LiveRow<CapabilityRow>> rows() {
        return rows.rows();
    }

    // Commands

    void open() {
        confinement.open(
                new ReadConfinement(id.hex()),
                answer -> {
                    snapshot.set(snapshot.get().with(answer));
                    rows.update(snapshot.get().rows());
                },
                failed);
        mounts.open(
                new ListMounts(id.hex()),
                answer -> {
                    var covers = KernelCovers.of(new MountTable(answer.inside()).visible());
                    snapshot.set(snapshot.get().with(answer.pid(), covers));
                    readIds(answer.pid());
                },
                failed);
    }

    void close() {
        confinement.close();
        mounts.close();
    }

    /// The kernel shows outside ids as the reader's user namespace has them, so they are read here
    /// and not by the helper, which may be in one of its own (user_namespaces(7)).
    private void readIds(long pid) {
        background.run(
                () -> new IdMaps(map(pid, "uid_map"), map(pid, "gid_map")),
                maps -> snapshot.set(snapshot.get().with(Optional.of(maps))),
                _ -> snapshot.set(snapshot.get().with(Optional.<IdMaps>empty())));
    }

    private static IdMap map(long pid, String file) throws IOException {
        return IdMap.parse(Files.readAllBytes(PROC.resolve(String.valueOf(pid)).resolve(file)));
    }
}
