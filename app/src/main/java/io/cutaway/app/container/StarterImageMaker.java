package io.cutaway.app.container;

import io.cutaway.app.image.Cancellation;

import java.util.List;
import java.util.function.Consumer;

/// Makes the starter image: a small root file system of copies of the computer's own programs.
@FunctionalInterface
public interface StarterImageMaker {

    /// What came of it.
    ///
    /// @param image its name
    /// @param missing programs that this computer lacks
    record Made(String image, List<String> missing) {
        public Made {
            missing = List.copyOf(missing);
        }
    }

    /// Blocks until it is in the store.
    ///
    /// @param progress told what is being done, as sentences
    /// @throws java.util.concurrent.CancellationException when it is cancelled; nothing is kept
    ///   then
    Made make(Consumer<String> progress, Cancellation cancellation);
}
