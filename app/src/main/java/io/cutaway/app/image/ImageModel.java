package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// One image: everything its pages have in common. An image never changes, only its names and its
/// users do; they are asked for whenever the page is shown.
final class ImageModel {

    // Properties
    private final ReadOnlyObjectWrapper<Optional<ImageDescription>> description =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final EngineClient client;
    private final Background background;
    private final String image;
    private final Clock clock;
    private final Consumer<Explanation> failed;

    ImageModel(
            EngineClient client,
            Background background,
            String image,
            Clock clock,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.image = image;
        this.clock = clock;
        this.failed = failed;
    }

    /// As it was asked for: a name, or a digest.
    String image() {
        return image;
    }

    /// What is known now; nothing before the first answer.
    ReadOnlyObjectProperty<Optional<ImageDescription>> description() {
        return description.getReadOnlyProperty();
    }

    Instant now() {
        return clock.instant();
    }

    // Commands

    /// Asks for everything anew.
    void open() {
        background.run(
                () -> ImageDescription.of(client, image),
                known -> description.set(Optional.of(known)),
                failed);
    }
}
