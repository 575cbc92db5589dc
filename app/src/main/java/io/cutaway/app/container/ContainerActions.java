package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.KillContainer;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.ContainerRequest.StopContainer;
import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.util.function.Consumer;

/// What can be done to a container from the list and from its pages. Every command returns at once;
/// the lists learn of the outcome by their streams, problems go to `failed`.
public final class ContainerActions {

    /// How long a container may take to end by itself, as podman and docker have it.
    private static final int STOP_SECONDS = 10;

    private static final int SIGKILL = 9;

    private final EngineClient client;
    private final Background background;
    private final Starter starter;
    private final Consumer<Explanation> failed;

    /// @param starter starts containers, with their host folders opened
    /// @param failed called on the JavaFX thread
    public ContainerActions(
            EngineClient client,
            Background background,
            Starter starter,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.starter = starter;
        this.failed = failed;
    }

    public void stop(ContainerId id) {
        send(new StopContainer(id.hex(), STOP_SECONDS));
    }

    public void kill(ContainerId id) {
        send(new KillContainer(id.hex(), SIGKILL));
    }

    /// Also when it runs: whoever calls this has asked.
    public void remove(ContainerId id) {
        send(new RemoveContainer(id.hex(), true));
    }

    /// Starts a container that does not run.
    public void start(ContainerId id) {
        background.run(
                () -> {
                    var spec = client.call(new InspectContainer(id.hex())).spec();
                    starter.start(id, spec);
                    return id;
                },
                _ -> {},
                failed);
    }

    /// Makes a container and starts it. When the start fails the container stays, and its page says
    /// why.
    ///
    /// @param created called on the JavaFX thread as soon as the container has its id
    public void launch(ContainerSpec spec, Consumer<ContainerId> created) {
        background.run(() -> create(spec, created), _ -> {}, failed);
    }

    private ContainerId create(ContainerSpec spec, Consumer<ContainerId> created) {
        var id = client.call(new CreateContainer(spec)).id();
        try {
            starter.start(id, spec);
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.LaunchFailed)) {
                throw e;
            }
            // The container's page says why.
        } finally {
            background.ui().execute(() -> created.accept(id));
        }
        return id;
    }

    private void send(HelperRequest<? extends Record> request) {
        background.run(() -> client.call(request), _ -> {}, failed);
    }
}
