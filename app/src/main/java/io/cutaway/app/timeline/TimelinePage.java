package io.cutaway.app.timeline;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.measure.LaunchMeasurement;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.Page;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import javafx.beans.value.ObservableValue;

import java.util.Optional;
import java.util.function.Consumer;

/// Puts the launch page together.
public final class TimelinePage {

    private TimelinePage() {}

    /// The launch page of a container.
    ///
    /// @param details of it, as its page follows them
    /// @param failed called on the JavaFX thread
    public static Page create(
            EngineClient client,
            Background background,
            ContainerId id,
            ObservableValue<Optional<Details>> details,
            Consumer<Explanation> failed) {
        return new TimelineView(
                new TimelineModel(client, background, id, details, failed),
                new PeersModel(() -> LaunchMeasurement.run(client), background, failed));
    }
}
