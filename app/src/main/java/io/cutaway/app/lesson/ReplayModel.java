package io.cutaway.app.lesson;

import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.recording.Recording;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;

/// A recorded launch, and how far one has come in it. Everything is in the file: no helper is
/// asked, and nothing is carried out.
final class ReplayModel {

    private final ReadOnlyObjectWrapper<Optional<BuildSnapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final Recording recording;
    private final List<OperationExplanation> operations;

    ReplayModel(Recording recording) {
        this.recording = recording;
        operations = OperationExplanation.of(recording.plan());
        goTo(0);
    }

    Recording recording() {
        return recording;
    }

    /// What the file says of the moment one is at; always there.
    ReadOnlyObjectProperty<Optional<BuildSnapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    private int done() {
        return snapshot.get().map(BuildSnapshot::next).orElse(0);
    }

    // Commands

    void next() {
        goTo(done() + 1);
    }

    void previous() {
        goTo(done() - 1);
    }

    void restart() {
        goTo(0);
    }

    /// Before that operation, as far as the recording goes.
    void goTo(int index) {
        var done = Math.clamp(index, 0, recording.steps().size());
        snapshot.set(Optional.of(BuildSnapshot.of(operations, recording, done)));
    }
}
