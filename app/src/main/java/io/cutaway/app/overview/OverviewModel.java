package io.cutaway.app.overview;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;
import io.cutaway.engine.protocol.InspectionRequest.ListLayers;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Everything that the overview shows of a container. It changes at most once a second, and only
/// when something has happened.
public final class OverviewModel {

    // Properties
    private final ReadOnlyObjectWrapper<Optional<OverviewSnapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final EngineClient client;
    private final Background background;
    private final ContainerId id;
    private final ObservableValue<Optional<Details>> details;
    private final Consumer<Explanation> failed;
    private final LiveFacts live;
    private final Pace pace;
    private String kernel = "";
    private Map<String, String> made = Map.of();
    private Optional<StackSummary> layers = Optional.empty();
    private Optional<Long> counted = Optional.empty();
    private boolean layersAsked;
    private Subscription subscription = Subscription.EMPTY;

    /// @param details of the container, followed by somebody else
    /// @param failed called on the JavaFX thread
    public OverviewModel(
            EngineClient client,
            Background background,
            ContainerId id,
            ObservableValue<Optional<Details>> details,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.id = id;
        this.details = details;
        this.failed = failed;
        this.pace = new Pace(background.ui(), this::show);
        this.live = new LiveFacts(client, background, id, this::changed, failed);
    }

    ReadOnlyObjectProperty<Optional<OverviewSnapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// The container's.
    String name() {
        return details.getValue().map(known -> known.summary().name().text()).orElse("");
    }

    // Commands

    /// Follows the container until [#close()].
    void open() {
        background.run(() -> client.call(new GetInfo()), this::greeted, _ -> {});
        subscription = details.subscribe(known -> known.ifPresent(this::update));
    }

    void close() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        layersAsked = false;
        live.close();
        pace.stop();
    }

    /// Writes a file in the background.
    void save(Path file, Callable<byte[]> content) {
        background.run(() -> Files.write(file, content.call()), _ -> {}, failed);
    }

    private void greeted(GetInfo.Info info) {
        kernel = info.kernel();
        changed();
    }

    private void update(Details known) {
        live.follow(known.summary().state().isLive());
        var written = known.summary().writtenBytes();
        if (!layersAsked) {
            background.run(
                    () -> client.call(new InspectImage(known.imageDigest())), this::made, _ -> {});
        }
        // A walk through all layers costs too much to be repeated without a reason.
        if (!layersAsked || !counted.equals(written)) {
            layersAsked = true;
            counted = written;
            var subject = new LayerSubject(LayerSubject.Kind.CONTAINER, id.hex());
            background.run(() -> client.call(new ListLayers(subject)), this::layers, _ -> {});
        }
        changed();
    }

    private void made(InspectImage.Details image) {
        made = LayerFacts.made(image);
        changed();
    }

    private void layers(StackSummary stack) {
        layers = Optional.of(stack);
        changed();
    }

    private void changed() {
        var whole = layers.isPresent() && live.isWhole();
        pace.ask(whole);
    }

    private void show() {
        details.getValue()
                .ifPresent(
                        known ->
                                snapshot.set(
                                        Optional.of(
                                                Snapshots.of(
                                                        live.facts(known, kernel, layers, made)))));
    }
}
