package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ContainerState.Created;
import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.AtomicFile.Durability;
import io.cutaway.helper.store.ContainerPaths;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The containers on disk: `containers/<id>/`, with `container.json` written when it is made,
/// `state.json` when it changes and `launch.json` when it is launched. A directory without
/// `container.json` is a half-made one.
///
/// Nothing about a container that is thrown away when it ends is synced to disk: after a loss of
/// power it is gone anyway.
public final class ContainerStore {

    private final StoreLayout layout;
    private final Changes changes;

    public ContainerStore(StoreLayout layout, Changes changes) {
        this.layout = layout;
        this.changes = changes;
    }

    public Changes changes() {
        return changes;
    }

    public ContainerPaths paths(ContainerId id) {
        return layout.container(id);
    }

    /// All containers, and what a crash left of half-made and half-removed ones is gone.
    public List<Container> load() throws IOException {
        var containers = new ArrayList<Container>();
        Files.createDirectories(layout.containers());
        for (var directory : list(layout.containers())) {
            var paths = new ContainerPaths(directory);
            var record = StoreJson.read(paths.container(), ContainerRecord.class);
            if (record.isEmpty()) {
                removeHalfMade(directory);
                continue;
            }
            var state = StoreJson.read(paths.state(), ContainerState.class);
            containers.add(new Container(record.get(), paths, state.orElse(new Created()), this));
        }
        return containers;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /// A record that is there but can't be read may be a later format's: that one stays.
    private static void removeHalfMade(Path directory) {
        if (!Files.exists(new ContainerPaths(directory).container())
                || directory.getFileName().toString().startsWith(StoreLayout.TEMPORARY)) {
            TreeRemover.remove(directory);
        }
    }

    /// Makes a container whose files have been prepared.
    Container add(ContainerRecord record) {
        var paths = paths(record.id());
        write(paths.container(), record, durability(record));
        return new Container(record, paths, new Created(), this);
    }

    void writeState(Container container, ContainerState state) {
        // For one that is thrown away the shim's files say what a later helper needs to know.
        if (!container.record().spec().autoRemove()) {
            write(container.paths().state(), state, Durability.POWER_LOSS);
        }
    }

    void writeLaunch(Container container, LaunchRecord launch) {
        if (!container.record().spec().autoRemove()) {
            write(container.paths().launch(), launch, Durability.PROCESS);
        }
    }

    Optional<LaunchRecord> readLaunch(ContainerPaths paths) {
        try {
            return StoreJson.read(paths.launch(), LaunchRecord.class);
        } catch (IOException e) {
            throw failure(paths.launch(), e);
        }
    }

    /// Takes the container's directory out of sight before removing it, so that a crash leaves
    /// nothing that looks like a container.
    void remove(Container container) {
        var directory = container.paths().directory();
        var hidden = AtomicFile.temporaryBeside(directory);
        try {
            AtomicFile.publish(directory, hidden, durability(container.record()));
        } catch (IOException e) {
            throw failure(directory, e);
        }
        TreeRemover.remove(hidden);
    }

    private static Durability durability(ContainerRecord record) {
        return record.spec().autoRemove() ? Durability.PROCESS : Durability.POWER_LOSS;
    }

    private static void write(Path file, Object document, Durability durability) {
        try {
            AtomicFile.write(file, StoreJson.bytes(document), durability);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    static ProblemException failure(Path file, IOException e) {
        return new ProblemException(
                new StoreFailed(file.toString(), String.valueOf(e.getMessage())));
    }
}
