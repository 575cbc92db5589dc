package io.cutaway.app.client;

import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer.OpenedBind;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.SystemCallException;

import java.util.ArrayList;
import java.util.List;

/// The host's folders and files for a container, opened as the user: the helper accepts what the
/// user can really open and nothing else, so `O_PATH` would not do.
public final class Binds implements AutoCloseable {

    /// Not to wait at a pipe that nobody writes to, and not to get a controlling terminal.
    private static final int FLAGS = FileFlags.O_RDONLY | FileFlags.O_NONBLOCK | FileFlags.O_NOCTTY;

    private final List<OpenedBind> opened = new ArrayList<>();
    private final List<Descriptor> descriptors = new ArrayList<>();

    private Binds() {}

    /// Opens the source of each bind.
    ///
    /// @throws HostPathException when one can't be opened; nothing stays open then
    public static Binds open(List<HostBind> binds) {
        var all = new Binds();
        try {
            binds.forEach(bind -> all.add(bind.source()));
            return all;
        } catch (HostPathException e) {
            all.close();
            throw e;
        }
    }

    private void add(String source) {
        try {
            opened.add(new OpenedBind(source, descriptors.size()));
            descriptors.add(FileCalls.open(source, FLAGS));
        } catch (SystemCallException e) {
            throw new HostPathException(source, e.errno());
        }
    }

    /// What the request says of them.
    public List<OpenedBind> opened() {
        return List.copyOf(opened);
    }

    /// What is sent with the request.
    public List<Descriptor> descriptors() {
        return List.copyOf(descriptors);
    }

    @Override
    public void close() {
        descriptors.forEach(Descriptor::close);
    }
}
