package io.cutaway.app.terminal;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.Reply;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.ContainerRequest;
import io.cutaway.engine.protocol.ContainerRequest.AttachContainer;
import io.cutaway.engine.protocol.ContainerRequest.ExecInContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.HelperRequest.Stream;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Which terminal a container's page shows, and what is said instead of one.
public final class TerminalModel {

    private static final List<String> SHELL = List.of("/bin/sh");

    // Properties
    private final ReadOnlyObjectWrapper<TerminalStatus> status =
            new ReadOnlyObjectWrapper<>(new TerminalStatus.Waiting());

    private final EngineClient client;
    private final Background background;
    private final TerminalSessions sessions;
    private final ContainerId id;
    private final Consumer<Explanation> failed;
    private boolean asking;

    public TerminalModel(
            EngineClient client,
            Background background,
            TerminalSessions sessions,
            ContainerId id,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.sessions = sessions;
        this.id = id;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<TerminalStatus> status() {
        return status.getReadOnlyProperty();
    }

    // Commands

    /// Takes notice of how the container fares.
    void update(Details details) {
        switch (details.summary().state()) {
            case ContainerState.Running _ -> running(details.spec().terminal());
            case ContainerState.Starting _ -> status.set(new TerminalStatus.Waiting());
            case ContainerState.Created _,
                    ContainerState.Exited _,
                    ContainerState.Failed _,
                    ContainerState.Lost _ ->
                    status.set(
                            new TerminalStatus.Ended(details.summary().state(), sessions.find(id)));
        }
    }

    private void running(boolean hasTerminal) {
        var living = livingSession();
        if (living.isPresent()) {
            status.set(new TerminalStatus.Connected(living.get()));
        } else if (hasTerminal) {
            connect(new AttachContainer(id.hex()));
        } else {
            status.set(new TerminalStatus.NoTerminal());
        }
    }

    private Optional<TerminalSession> livingSession() {
        return sessions.find(id).filter(session -> !session.end().isDone());
    }

    /// Runs a shell in the container, with a terminal.
    void openShell() {
        connect(
                new ExecInContainer(
                        id.hex(),
                        SHELL,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(TerminalSize.DEFAULT),
                        true));
    }

    private void connect(ContainerRequest<Stream> request) {
        if (asking) {
            return;
        }
        asking = true;
        background.run(
                () -> client.call(request, List.of()),
                this::connected,
                explanation -> {
                    asking = false;
                    failed.accept(explanation);
                });
    }

    /// The start of the container may have brought a connection in the meantime, which has
    /// everything from the first byte on.
    private void connected(Reply<Stream> reply) {
        asking = false;
        var stream = new AttachStream(reply.descriptors().get(reply.value().streamDescriptor()));
        if (livingSession().isPresent()) {
            stream.close();
        } else {
            sessions.connect(id, stream);
        }
        livingSession().ifPresent(s -> status.set(new TerminalStatus.Connected(s)));
    }
}
