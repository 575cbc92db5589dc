package io.cutaway.app.overview;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;
import io.cutaway.engine.protocol.InspectionRequest.ReadConfinement;
import io.cutaway.engine.protocol.InspectionRequest.ReadResources;
import io.cutaway.engine.resource.Resources;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What there is to know only while a container runs: a stream for each question.
final class LiveFacts {

    private final EngineClient client;
    private final Background background;
    private final ContainerId id;
    private final Runnable changed;
    private final Consumer<Explanation> failed;
    private final PageStream processStream;
    private final PageStream mountStream;
    private final PageStream resourceStream;
    private final PageStream confinementStream;
    private Optional<ListProcesses.Processes> processes = Optional.empty();
    private Optional<ListMounts.Mounts> mounts = Optional.empty();
    private Optional<Resources> resources = Optional.empty();
    private Optional<Confinement> confinement = Optional.empty();
    private boolean follows;

    LiveFacts(
            EngineClient client,
            Background background,
            ContainerId id,
            Runnable changed,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.id = id;
        this.changed = changed;
        this.failed = failed;
        processStream = new PageStream(client, background);
        mountStream = new PageStream(client, background);
        resourceStream = new PageStream(client, background);
        confinementStream = new PageStream(client, background);
    }

    /// Opens the streams when the container runs, and forgets what was true when it doesn't.
    void follow(boolean lives) {
        if (lives && !follows) {
            open();
        } else if (!lives) {
            close();
            forget();
        }
    }

    private void open() {
        follows = true;
        var name = id.hex();
        processStream.open(
                new ListProcesses(name),
                answer -> take(() -> processes = Optional.of(answer)),
                this::ended);
        mountStream.open(
                new ListMounts(name),
                answer -> take(() -> mounts = Optional.of(answer)),
                this::ended);
        resourceStream.open(
                new ReadResources(name),
                answer -> take(() -> resources = Optional.of(answer)),
                this::ended);
        confinementStream.open(
                new ReadConfinement(name),
                answer -> take(() -> confinement = Optional.of(answer)),
                this::ended);
    }

    private void take(Runnable keep) {
        keep.run();
        changed.run();
    }

    /// A container that ends ends its streams with a problem, which is none.
    private void ended(Explanation explanation) {
        background.run(
                () -> client.call(new InspectContainer(id.hex())).summary().state().isLive(),
                lives -> {
                    if (lives && follows) {
                        failed.accept(explanation);
                    }
                },
                _ -> {});
    }

    void close() {
        follows = false;
        processStream.close();
        mountStream.close();
        resourceStream.close();
        confinementStream.close();
    }

    private void forget() {
        processes = Optional.empty();
        mounts = Optional.empty();
        resources = Optional.empty();
        confinement = Optional.empty();
    }

    /// Whether every question has been answered that has an answer.
    boolean isWhole() {
        return !follows
                || (processes.isPresent()
                        && mounts.isPresent()
                        && resources.isPresent()
                        && confinement.isPresent());
    }

    OverviewFacts facts(
            Details details,
            String kernel,
            Optional<StackSummary> layers,
            Map<String, String> made) {
        return new OverviewFacts(
                kernel,
                System.getProperty("user.home", ""),
                details,
                processes,
                mounts,
                resources,
                confinement,
                layers,
                made);
    }
}
