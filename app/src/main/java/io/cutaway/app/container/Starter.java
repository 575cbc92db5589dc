package io.cutaway.app.container;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.Binds;
import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;

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
    /// @throws io.cutaway.app.client.HostPathException when a host folder can't be opened
    void start(ContainerId id, ContainerSpec spec) {
        try (var folders = Binds.open(spec.binds())) {
            var size =
                    spec.terminal()
                            ? Optional.of(TerminalSize.DEFAULT)
                            : Optional.<TerminalSize>empty();
            var request = new StartContainer(id.hex(), folders.opened(), size, spec.terminal());
            var reply = client.call(request, folders.descriptors());
            reply.value()
                    .streamDescriptor()
                    .map(index -> new AttachStream(reply.descriptors().get(index)))
                    .ifPresent(stream -> attached.accept(id, stream));
        }
    }
}
