package io.cutaway.app.timeline;

import io.cutaway.app.measure.LaunchTimes;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Launches measured on this computer, Cutaway's beside those of other programs.
final class PeersModel {

    // Properties
    private final ReadOnlyObjectWrapper<List<LaunchTimes>> times =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();

    private final Callable<List<LaunchTimes>> measurement;
    private final Background background;
    private final Consumer<Explanation> failed;

    PeersModel(
            Callable<List<LaunchTimes>> measurement,
            Background background,
            Consumer<Explanation> failed) {
        this.measurement = measurement;
        this.background = background;
        this.failed = failed;
    }

    /// What came of it, Cutaway first; empty before anything was measured.
    ReadOnlyObjectProperty<List<LaunchTimes>> times() {
        return times.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty measuring() {
        return measuring.getReadOnlyProperty();
    }

    // Commands

    void measure() {
        if (measuring.get()) {
            return;
        }
        measuring.set(true);
        background.run(
                measurement,
                found -> {
                    measuring.set(false);
                    times.set(found);
                },
                explanation -> {
                    measuring.set(false);
                    failed.accept(explanation);
                });
    }
}
