package io.cutaway.helper.container;

import static io.cutaway.engine.system.FileFlags.AT_SYMLINK_NOFOLLOW;
import static io.cutaway.engine.system.FileFlags.O_CREAT;
import static io.cutaway.engine.system.FileFlags.O_DIRECTORY;
import static io.cutaway.engine.system.FileFlags.O_EXCL;
import static io.cutaway.engine.system.FileFlags.O_PATH;
import static io.cutaway.engine.system.FileFlags.O_WRONLY;

import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.launch.ManagedFiles;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.DirectoryCalls;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.StatusCalls;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lays out the directory of a new container: the writable layer, and the few files that are bound
/// over the image's. Modes are set after making, so that no umask(2) has a say.
final class ContainerFiles implements AutoCloseable {

    private final ContainerRecord record;
    private final Descriptor directory;

    private ContainerFiles(ContainerRecord record, Descriptor directory) {
        this.record = record;
        this.directory = directory;
    }

    static void make(ContainerRecord record, StoreLayout layout, Path path) throws IOException {
        DirectoryCalls.mkdirat(Descriptor.CURRENT_DIRECTORY, path.toString(), 0700);
        var opened = FileCalls.open(path.toString(), O_PATH | O_DIRECTORY);
        try (var files = new ContainerFiles(record, opened)) {
            files.makeWritableLayer(layout.layerTree(record.layers().getFirst()));
            files.makeManagedFiles();
        }
    }

    /// The root of the container has the mode and the time that the topmost layer gives it.
    private void makeWritableLayer(Path topLayer) {
        var root = StatusCalls.statx(Descriptor.CURRENT_DIRECTORY, topLayer.toString(), 0);
        makeDirectory("w", 0700);
        makeDirectory("w/upper", root.permissions());
        makeDirectory("w/work", 0700);
        own("w");
        own("w/upper");
        own("w/work");
        StatusCalls.utimensat(directory, "w/upper", root.modified(), root.modified(), 0);
    }

    private void makeManagedFiles() throws IOException {
        makeDirectory("etc", 0700);
        makeFile("etc/hosts", ManagedFiles.hosts(record.hostname()));
        makeFile("etc/hostname", ManagedFiles.hostname(record.hostname()));
        if (record.spec().network() == NetworkMode.HOST) {
            var host = Path.of("/etc/resolv.conf");
            makeFile("etc/resolv.conf", Files.exists(host) ? Files.readString(host) : "");
        }
    }

    private void makeDirectory(String name, int mode) {
        DirectoryCalls.mkdirat(directory, name, mode);
        StatusCalls.fchmodat(directory, name, mode);
    }

    private void makeFile(String name, String text) {
        try (var file = FileCalls.openat(directory, name, O_WRONLY | O_CREAT | O_EXCL, 0644)) {
            FileCalls.writeAll(file, text.getBytes(StandardCharsets.UTF_8));
            StatusCalls.fchmod(file, 0644);
        }
        own(name);
    }

    private void own(String name) {
        record.idBlock()
                .ifPresent(
                        root ->
                                StatusCalls.fchownat(
                                        directory,
                                        name,
                                        (int) root,
                                        (int) root,
                                        AT_SYMLINK_NOFOLLOW));
    }

    @Override
    public void close() {
        directory.close();
    }
}
