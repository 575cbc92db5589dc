package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The images of the store.
final class ImagesModel {

    // Properties
    private final ReadOnlyObjectWrapper<List<ImageSummary>> images =
            new ReadOnlyObjectWrapper<>(List.of());
    private final LiveRows<ImageSummary> rows =
            new LiveRows<>(image -> image.name().orElse(image.digest()));

    private final EngineClient client;
    private final Background background;
    private final PageStream stream;
    private final Clock clock;
    private final Consumer<Explanation> failed;

    ImagesModel(
            EngineClient client, Background background, Clock clock, Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.stream = new PageStream(client, background);
        this.clock = clock;
        this.failed = failed;
    }

    /// All of them.
    ReadOnlyObjectProperty<List<ImageSummary>> images() {
        return images.getReadOnlyProperty();
    }

    ObservableList<LiveRow<ImageSummary>> rows() {
        return rows.rows();
    }

    Instant now() {
        return clock.instant();
    }

    // Commands

    void open() {
        stream.open(
                new ListImages(),
                answer -> {
                    images.set(answer.images());
                    rows.update(answer.images());
                },
                failed);
    }

    void close() {
        stream.close();
    }

    /// Removes an image that no container needs.
    void remove(ImageSummary image) {
        var name = image.name().orElse(image.digest());
        background.run(() -> client.call(new RemoveImage(name, false)), _ -> open(), failed);
    }
}
