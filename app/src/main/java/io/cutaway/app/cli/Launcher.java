package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.Binds;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ProblemException;

import java.util.Optional;

/// Makes and starts containers.
final class Launcher {

    private final CommandContext context;

    Launcher(CommandContext context) {
        this.context = context;
    }

    /// A container that was made and runs.
    ///
    /// @param stream its streams, when attached
    record Launched(String id, Optional<AttachStream> stream) {}

    /// Makes one and starts it. The host's folders are opened first, and a container that doesn't
    /// start is removed: what fails leaves nothing behind.
    Launched run(ContainerSpec spec, boolean attach) {
        try (var binds = Binds.open(spec.binds())) {
            var id = context.engine().call(new CreateContainer(spec)).id().hex();
            try {
                return start(id, spec, binds, attach);
            } catch (RuntimeException e) {
                remove(id);
                throw e;
            }
        }
    }

    /// Starts one that exists.
    Launched start(String id, ContainerSpec spec, boolean attach) {
        try (var binds = Binds.open(spec.binds())) {
            return start(id, spec, binds, attach);
        }
    }

    private Launched start(String id, ContainerSpec spec, Binds binds, boolean attach) {
        var size =
                spec.terminal()
                        ? Optional.of(Console.terminalSize())
                        : Optional.<TerminalSize>empty();
        var request = new StartContainer(id, binds.opened(), size, attach);
        var reply = context.engine().call(request, binds.descriptors());
        var stream = reply.value().streamDescriptor().map(i -> reply.descriptors().get(i));
        return new Launched(id, stream.map(AttachStream::new));
    }

    /// One that removes itself when it ends may be gone already.
    private void remove(String id) {
        try {
            context.engine().call(new RemoveContainer(id, true));
        } catch (ProblemException _) {
            // The failure that brought us here is the one to tell.
        }
    }
}
