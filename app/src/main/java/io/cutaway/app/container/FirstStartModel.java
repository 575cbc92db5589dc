package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.CANCELLING;
import static io.cutaway.app.container.ContainerMessage.LEFT_OUT;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.image.Cancellation;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.protocol.ImageRequest.ListImages;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The first container of an empty store: makes the starter image when there is no image, then
/// launches a shell with a terminal.
public final class FirstStartModel {

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

    private final EngineClient client;
    private final Background background;
    private final ContainerActions actions;
    private final StarterImageMaker maker;
    private final Consumer<String> tell;
    private final Consumer<Explanation> failed;
    private Cancellation cancellation = new Cancellation();

    FirstStartModel(
            EngineClient client,
            Background background,
            ContainerActions actions,
            StarterImageMaker maker,
            Consumer<String> tell,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.actions = actions;
        this.maker = maker;
        this.tell = tell;
        this.failed = failed;
    }

    /// Whether it is under way.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether it was cancelled and has not ended yet.
    ReadOnlyBooleanProperty cancelling() {
        return cancelling.getReadOnlyProperty();
    }

    /// What is being done, as a sentence.
    ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// Makes what is missing and launches.
    ///
    /// @param created called on the JavaFX thread when there is a container to look at
    void start(Consumer<ContainerId> created) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        progress.set("");
        var mine = new Cancellation();
        cancellation = mine;
        background.run(
                () -> imageName(mine),
                image -> {
                    ended();
                    image.filter(_ -> !mine.isCancelled()).ifPresent(i -> launch(i, created));
                },
                explanation -> {
                    ended();
                    failed.accept(explanation);
                });
    }

    /// Lets what is under way end soon, with nothing kept.
    void cancel() {
        if (busy.get()) {
            cancellation.cancel();
            cancelling.set(true);
            progress.set(CANCELLING.text());
        }
    }

    private void ended() {
        busy.set(false);
        cancelling.set(false);
        progress.set("");
    }

    /// Empty when it was cancelled.
    private Optional<String> imageName(Cancellation mine) {
        try {
            return Optional.of(imageOrMake(mine));
        } catch (CancellationException _) {
            return Optional.empty();
        }
    }

    private String imageOrMake(Cancellation mine) {
        var images = client.call(new ListImages()).images();
        return images.stream()
                .filter(image -> !image.damaged())
                .flatMap(image -> image.name().stream())
                .findFirst()
                .orElseGet(() -> make(mine));
    }

    private String make(Cancellation mine) {
        var made = maker.make(this::say, mine);
        if (!made.missing().isEmpty()) {
            var sentence = LEFT_OUT.text(String.join(", ", made.missing()));
            background.ui().execute(() -> tell.accept(sentence));
        }
        return made.image();
    }

    private void say(String sentence) {
        background
                .ui()
                .execute(
                        () -> {
                            if (!cancelling.get()) {
                                progress.set(sentence);
                            }
                        });
    }

    private void launch(String image, Consumer<ContainerId> created) {
        var spec = ContainerSpecBuilder.of(image).terminal(true).interactive(true).build();
        actions.launch(spec, created);
    }
}
