package io.cutaway.app.container;

import java.util.function.Consumer;

/// Makes the starter image: a small root file system of copies of the computer's own programs.
@FunctionalInterface
public interface StarterImageMaker {

    /// Blocks until it is in the store.
    ///
    /// @param progress told what is being done, as sentences
    /// @return the image's name
    String make(Consumer<String> progress);
}
