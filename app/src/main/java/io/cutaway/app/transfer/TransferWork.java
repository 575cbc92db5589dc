package io.cutaway.app.transfer;

import io.cutaway.app.registry.TransferProgress;

import java.util.function.Consumer;

/// What a transfer does. Interrupting the thread ends it.
@FunctionalInterface
interface TransferWork {

    /// Blocks until it is done.
    ///
    /// @param progress told how far it has come, on any thread
    /// @return the state that it ends in
    TransferState run(Consumer<TransferProgress> progress) throws Exception;
}
