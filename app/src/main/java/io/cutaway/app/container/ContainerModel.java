package io.cutaway.app.container;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// One container: everything its pages have in common.
final class ContainerModel {

    // Properties
    private final ReadOnlyObjectWrapper<Optional<Details>> details =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ContainerId id;
    private final PageStream stream;
    private final Clock clock;
    private final Consumer<Explanation> failed;

    ContainerModel(
            EngineClient client,
            Background background,
            ContainerId id,
            Clock clock,
            Consumer<Explanation> failed) {
        this.stream = new PageStream(client, background);
        this.id = id;
        this.clock = clock;
        this.failed = failed;
    }

    ContainerId id() {
        return id;
    }

    /// What is known now; nothing before the first answer.
    ReadOnlyObjectProperty<Optional<Details>> details() {
        return details.getReadOnlyProperty();
    }

    Instant now() {
        return clock.instant();
    }

    // Commands

    /// Follows the container until [#close()].
    void open() {
        stream.open(
                new InspectContainer(id.hex()), known -> details.set(Optional.of(known)), failed);
    }

    void close() {
        stream.close();
    }
}
