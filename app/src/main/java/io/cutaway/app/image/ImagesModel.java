package io.cutaway.app.image;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage.DiskUsage;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The images of the store. The list is there at once; what each takes on the disk comes after it.
final class ImagesModel {

    // Properties
    private final ReadOnlyObjectWrapper<List<ImageRow>> images =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<DiskUsage>> usage =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final LiveRows<ImageRow> rows = new LiveRows<>(ImageRow::digest);
    private final StringProperty text = new SimpleStringProperty("");

    private final EngineClient client;
    private final Background background;
    private final PageStream stream;
    private final Clock clock;
    private final Consumer<Explanation> failed;
    private List<ImageSummary> listed = List.of();
    private boolean measuring;

    ImagesModel(
            EngineClient client, Background background, Clock clock, Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.stream = new PageStream(client, background);
        this.clock = clock;
        this.failed = failed;
        text.addListener(_ -> updateRows());
    }

    /// All of them.
    ReadOnlyObjectProperty<List<ImageRow>> images() {
        return images.getReadOnlyProperty();
    }

    /// What they take on the disk; absent until it has been counted.
    ReadOnlyObjectProperty<Optional<DiskUsage>> usage() {
        return usage.getReadOnlyProperty();
    }

    /// Whether the helper has answered once.
    ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    /// Those that the search text leaves.
    ObservableList<LiveRow<ImageRow>> rows() {
        return rows.rows();
    }

    /// What is searched for.
    StringProperty text() {
        return text;
    }

    Instant now() {
        return clock.instant();
    }

    // Commands

    /// Follows the images until [#close()].
    void open() {
        stream.open(new ListImages(), answer -> list(answer.images()), failed);
    }

    void close() {
        stream.close();
    }

    private void list(List<ImageSummary> answer) {
        listed = answer;
        loaded.set(true);
        show();
        measure();
    }

    /// One count at a time; images that came meanwhile are counted after it.
    private void measure() {
        if (measuring) {
            return;
        }
        measuring = true;
        var counted = listed;
        background.run(
                () -> client.call(new ReadDiskUsage()),
                answer -> {
                    usage.set(Optional.of(answer));
                    show();
                    measured(counted);
                },
                explanation -> {
                    failed.accept(explanation);
                    measured(listed);
                });
    }

    private void measured(List<ImageSummary> counted) {
        measuring = false;
        if (!counted.equals(listed)) {
            measure();
        }
    }

    private void show() {
        var usages = usage.get().map(DiskUsage::images).orElse(List.of());
        images.set(ImageRow.of(listed, usages));
        updateRows();
    }

    private void updateRows() {
        rows.update(images.get().stream().filter(row -> row.matches(text.get())).toList());
    }
}
