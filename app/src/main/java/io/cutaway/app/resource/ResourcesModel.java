package io.cutaway.app.resource;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.InspectionRequest.ReadResources;
import io.cutaway.engine.resource.Resources;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

import java.util.Optional;
import java.util.function.Consumer;

/// What a container uses: its processes while it runs, and what it has written.
public final class ResourcesModel {

    // Properties
    private final ReadOnlyObjectWrapper<ResourcesSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(ResourcesSnapshot.EMPTY);

    private final PageStream stream;
    private final ContainerId id;
    private final ObservableValue<Optional<Details>> details;
    private final Consumer<Explanation> failed;
    private Optional<Resources> used = Optional.empty();
    private Subscription subscription = Subscription.EMPTY;
    private boolean follows;

    /// @param details of the container, followed by somebody else
    /// @param failed called on the JavaFX thread
    public ResourcesModel(
            EngineClient client,
            Background background,
            ContainerId id,
            ObservableValue<Optional<Details>> details,
            Consumer<Explanation> failed) {
        this.stream = new PageStream(client, background);
        this.id = id;
        this.details = details;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<ResourcesSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    // Commands

    void open() {
        subscription = details.subscribe(known -> known.ifPresent(this::follow));
    }

    void close() {
        subscription.unsubscribe();
        stop();
    }

    /// Asks while the container runs, and forgets what was true when it doesn't.
    private void follow(Details known) {
        var lives = known.summary().state().isLive();
        if (lives && !follows) {
            follows = true;
            stream.open(new ReadResources(id.hex()), this::take, failed);
        } else if (!lives) {
            stop();
            used = Optional.empty();
        }
        show();
    }

    private void stop() {
        follows = false;
        stream.close();
    }

    private void take(Resources now) {
        used = Optional.of(now);
        show();
    }

    private void show() {
        details.getValue().ifPresent(known -> snapshot.set(ResourcesSnapshot.of(known, used)));
    }
}
