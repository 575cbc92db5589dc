package io.cutaway.helper.container;

import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_RDONLY;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ContainerState.Created;
import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.InodeFlagCalls;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.AtomicFile.Durability;
import io.cutaway.helper.store.ContainerPaths;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    private static final System.Logger LOG = System.getLogger(ContainerStore.class.getName());

    private final StoreLayout layout;
    private final Changes changes;
    private final Chores chores;

    public ContainerStore(StoreLayout layout, Changes changes, Chores chores) {
        this.layout = layout;
        this.changes = changes;
        this.chores = chores;
    }

    public Changes changes() {
        return changes;
    }

    public ContainerPaths paths(ContainerId id) {
        return layout.container(id);
    }

    /// All containers, and what a crash left of half-made and half-removed ones is gone. What can't
    /// be read stays where it is and keeps nothing else from being read.
    public List<Container> load() throws IOException {
        var containers = new ArrayList<Container>();
        Files.createDirectories(layout.containers());
        spread(layout.containers());
        for (var directory : list(layout.containers())) {
            try {
                load(directory).ifPresent(containers::add);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, directory.toString(), e);
            }
        }
        return containers;
    }

    /// Making a file, ext4 passes over each one of the same block group that was deleted within the
    /// last minutes. Containers that come and go in one group make each other slow; spread over the
    /// groups they don't. Other file systems have no such flag, and need none.
    private static void spread(Path directory) {
        try (var opened = FileCalls.open(directory.toString(), O_RDONLY | O_DIRECTORY)) {
            InodeFlagCalls.set(opened, InodeFlagCalls.get(opened) | InodeFlagCalls.FS_TOPDIR_FL);
        } catch (SystemCallException e) {
            LOG.log(Level.DEBUG, "{0} is not spread: {1}", directory, e.errno());
        }
    }

    private Optional<Container> load(Path directory) {
        var paths = new ContainerPaths(directory);
        var record = StoreJson.read(paths.container(), ContainerRecord.class);
        if (record.isEmpty()) {
            removeHalfMade(directory);
            return Optional.empty();
        }
        if (!record.get().id().hex().equals(String.valueOf(directory.getFileName()))) {
            throw new IllegalStateException("a container of another name");
        }
        var state = StoreJson.read(paths.state(), ContainerState.class);
        return Optional.of(new Container(record.get(), paths, state.orElse(new Created()), this));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    /// A record that is there but can't be read may be a later format's: that one stays. An empty
    /// one is what a loss of power leaves of a record that was not on disk yet.
    private static void removeHalfMade(Path directory) {
        boolean temporary = directory.getFileName().toString().startsWith(StoreLayout.TEMPORARY);
        if (temporary || (Files.isDirectory(directory) && !hasContent(directory))) {
            TreeRemover.remove(directory);
        }
    }

    private static boolean hasContent(Path directory) {
        try {
            return Files.size(new ContainerPaths(directory).container()) > 0;
        } catch (NoSuchFileException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// Makes a container whose files have been prepared. That it survives a loss of power is seen
    /// to behind its maker's back.
    Container add(ContainerRecord record) {
        var container = new Container(record, paths(record.id()), new Created(), this);
        var file = container.paths().container();
        try {
            AtomicFile.write(file, StoreJson.bytes(record), Durability.PROCESS);
        } catch (IOException e) {
            throw failure(file, e);
        }
        if (!record.spec().autoRemove()) {
            chores.addLater(() -> sync(container.paths()));
        }
        return container;
    }

    private void sync(ContainerPaths paths) {
        try {
            AtomicFile.sync(paths.container());
            AtomicFile.sync(paths.directory());
            AtomicFile.sync(layout.containers());
        } catch (NoSuchFileException _) {
            // It was removed meanwhile.
        } catch (IOException e) {
            LOG.log(Level.WARNING, paths.directory().toString(), e);
        }
    }

    /// Has the container saved soon.
    ///
    /// @return whether it is worth it: for one that is thrown away the shim's files say what a
    ///   later helper needs to know
    boolean saveLater(Container container) {
        boolean kept = !container.record().spec().autoRemove();
        if (kept) {
            chores.addLater(container::save);
        }
        return kept;
    }

    /// Where this fails, as on a full disk, the shim's files still tell a later helper.
    void save(Container container, ContainerState state, Optional<LaunchRecord> launch) {
        var paths = container.paths();
        try {
            if (launch.isPresent()) {
                AtomicFile.write(paths.launch(), StoreJson.bytes(launch.get()), Durability.PROCESS);
            }
            AtomicFile.write(paths.state(), StoreJson.bytes(state), Durability.POWER_LOSS);
        } catch (NoSuchFileException _) {
            // It was removed meanwhile.
        } catch (IOException e) {
            LOG.log(Level.WARNING, paths.directory().toString(), e);
        }
    }

    Optional<LaunchRecord> readLaunch(ContainerPaths paths) {
        return StoreJson.read(paths.launch(), LaunchRecord.class);
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

    static ProblemException failure(Path file, IOException e) {
        return new ProblemException(
                new StoreFailed(file.toString(), String.valueOf(e.getMessage())));
    }
}
