package io.cutaway.app.container;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer.OpenedBind;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Starts a container: opens its host folders as the user, so that the helper can check them, and
/// hands a terminal's first byte and all that follow to whoever shows it.
public final class Starter {

    private final EngineClient client;
    private final BiConsumer<ContainerId, AttachStream> attached;

    /// @param attached takes over the connection to a container that has a terminal
    public Starter(EngineClient client, BiConsumer<ContainerId, AttachStream> attached) {
        this.client = client;
        this.attached = attached;
    }

    /// Blocks until the container's program runs.
    ///
    /// @throws io.cutaway.engine.protocol.ProblemException when it does not start
    /// @throws io.cutaway.engine.system.SystemCallException when a host folder can't be opened
    void start(ContainerId id, ContainerSpec spec) {
        var folders = new ArrayList<Descriptor>();
        try {
            spec.binds().forEach(bind -> folders.add(open(bind)));
            start(id, spec, folders);
        } finally {
            folders.forEach(Descriptor::close);
        }
    }

    private void start(ContainerId id, ContainerSpec spec, List<Descriptor> folders) {
        var size =
                spec.terminal()
                        ? Optional.of(TerminalSize.DEFAULT)
                        : Optional.<TerminalSize>empty();
        var request = new StartContainer(id.hex(), opened(spec.binds()), size, spec.terminal());
        var reply = client.call(request, folders);
        reply.value()
                .streamDescriptor()
                .map(index -> new AttachStream(reply.descriptors().get(index)))
                .ifPresent(stream -> attached.accept(id, stream));
    }

    private static Descriptor open(HostBind bind) {
        return FileCalls.open(bind.source(), FileFlags.O_RDONLY | FileFlags.O_CLOEXEC);
    }

    private static List<OpenedBind> opened(List<HostBind> binds) {
        var opened = new ArrayList<OpenedBind>();
        for (var i = 0; i < binds.size(); i++) {
            opened.add(new OpenedBind(binds.get(i).source(), i));
        }
        return opened;
    }
}
