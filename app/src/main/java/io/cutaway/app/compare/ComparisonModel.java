package io.cutaway.app.compare;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.layer.TreeDifferences;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.InspectionRequest.CompareImages;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One image beside another: what the other one has more, less, and otherwise. The list comes in
/// parts, and is shown as it grows; leaving the page ends the comparison.
public final class ComparisonModel {

    /// A tree of more paths than these helps nobody; all of them are counted.
    private static final int MOST_SHOWN = 100_000;

    // Properties
    private final ObservableList<String> others = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> other =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<DifferenceFilter> filter =
            new SimpleObjectProperty<>(DifferenceFilter.ALL);
    private final ReadOnlyObjectWrapper<ComparisonState> state =
            new ReadOnlyObjectWrapper<>(new ComparisonState.Nothing());
    private final ReadOnlyObjectWrapper<Optional<SharedLayers>> shared =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LiveRows<DifferenceRow> rows = new LiveRows<>(DifferenceRow::path);

    private final EngineClient client;
    private final Background background;
    private final PageStream stream;
    private final String image;
    private final Consumer<Explanation> failed;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> toggled = new HashSet<>();
    private DifferenceTree tree = DifferenceTree.of(List.of(), DifferenceFilter.ALL);
    private Tally tally = Tally.NOTHING;
    private boolean growing;
    private boolean stale;

    /// @param image a name or a digest
    public ComparisonModel(
            EngineClient client,
            Background background,
            String image,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.stream = new PageStream(client, background);
        this.image = image;
        this.failed = failed;
        other.addListener(_ -> compare());
        filter.addListener(
                _ -> {
                    toggled.clear();
                    grow();
                });
    }

    String image() {
        return image;
    }

    /// What it can be compared with.
    ObservableList<String> others() {
        return others;
    }

    /// What it is compared with.
    ObjectProperty<Optional<String>> other() {
        return other;
    }

    ObjectProperty<DifferenceFilter> filter() {
        return filter;
    }

    ReadOnlyObjectProperty<ComparisonState> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<SharedLayers>> shared() {
        return shared.getReadOnlyProperty();
    }

    /// The lines of the tree that are open.
    ObservableList<LiveRow<DifferenceRow>> rows() {
        return rows.rows();
    }

    // Commands

    /// Asks which images there are; goes on with a comparison that was left.
    void open() {
        background.run(
                () -> client.call(new ListImages()),
                answer -> {
                    var names =
                            answer.images().stream()
                                    .filter(one -> !one.damaged())
                                    .map(one -> one.name().orElse(one.digest()))
                                    .filter(name -> !name.equals(image))
                                    .distinct()
                                    .toList();
                    if (!names.equals(others)) {
                        others.setAll(names);
                    }
                },
                failed);
        if (state.get() instanceof ComparisonState.Reading) {
            compare();
        }
    }

    /// The engine stops comparing.
    void close() {
        stream.close();
    }

    private void compare() {
        stream.close();
        differences.clear();
        toggled.clear();
        tally = Tally.NOTHING;
        shared.set(Optional.empty());
        state.set(new ComparisonState.Nothing());
        other.get().ifPresent(this::compareWith);
        grow();
    }

    private void compareWith(String second) {
        state.set(new ComparisonState.Reading(tally));
        ask(second, Optional.empty());
        background.run(
                () ->
                        SharedLayers.of(
                                client.call(new InspectImage(image)),
                                client.call(new InspectImage(second))),
                answer -> {
                    if (other.get().equals(Optional.of(second))) {
                        shared.set(Optional.of(answer));
                    }
                },
                failed);
    }

    private void ask(String second, Optional<String> from) {
        stream.open(
                new CompareImages(image, second, from),
                answer -> take(second, answer),
                explanation -> {
                    state.set(new ComparisonState.Nothing());
                    failed.accept(explanation);
                });
    }

    private void take(String second, TreeDifferences answer) {
        for (var difference : answer.differences()) {
            tally = tally.plus(Tally.of(difference));
            if (differences.size() < MOST_SHOWN) {
                differences.add(difference);
            }
        }
        if (answer.next().isPresent()) {
            state.set(new ComparisonState.Reading(tally));
            ask(second, answer.next());
        } else {
            stream.close();
            state.set(new ComparisonState.Read(tally, tally.paths() - differences.size()));
        }
        grow();
    }

    /// Makes the tree anew, away from the JavaFX thread, one at a time.
    private void grow() {
        stale = true;
        if (growing) {
            return;
        }
        growing = true;
        stale = false;
        var all = List.copyOf(differences);
        var wanted = filter.get();
        background.run(
                () -> DifferenceTree.of(all, wanted),
                grown -> {
                    growing = false;
                    tree = grown;
                    rows.update(tree.rows(toggled));
                    if (stale) {
                        grow();
                    }
                },
                explanation -> {
                    growing = false;
                    failed.accept(explanation);
                });
    }

    /// Opens a line that is closed, or the other way round.
    void toggle(DifferenceRow row) {
        if (row.hasBelow()) {
            if (!toggled.remove(row.path())) {
                toggled.add(row.path());
            }
            rows.update(tree.rows(toggled));
        }
    }
}
