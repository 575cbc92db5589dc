package io.cutaway.app.transfer;

import io.cutaway.app.problem.Explanation;
import io.cutaway.app.registry.TransferProgress;

import java.nio.file.Path;
import java.util.Optional;

/// How far a transfer has come.
public sealed interface TransferState {

    /// It is under way.
    ///
    /// @param progress absent while nobody knows how much there is
    record Running(Optional<TransferProgress> progress) implements TransferState {}

    /// It was told to end, and has not yet.
    record Cancelling() implements TransferState {}

    /// It did not work. It can be tried again.
    record Failed(Explanation explanation) implements TransferState {}

    /// The archive has no images, but may be a root file system: it needs a name.
    ///
    /// @param proposal from the file's name
    record Nameless(Path file, String proposal) implements TransferState {}

    /// It worked.
    ///
    /// @param sentence what came of it
    record Done(String sentence) implements TransferState {}
}
