package io.cutaway.engine.protocol;

import io.cutaway.engine.system.PeerCredentials;
import io.cutaway.engine.system.ProcessCalls;

/// What a [VarlinkServer] serves.
public interface VarlinkService {

    /// The id that a user namespace shows for everybody who has none in it.
    int OVERFLOW_UID = 65534;

    /// Answers one call, on the thread of its connection: calls of one connection come one after
    /// the other, those of several at once.
    ///
    /// A [VarlinkError] that is thrown is sent to the client. Descriptors of the call that were not
    /// taken are closed when this returns.
    void handle(VarlinkCall call);

    /// Whether a peer may speak at all, asked before anything is read from it. Only this process's
    /// own user may, unless a service decides otherwise.
    default boolean admits(PeerCredentials peer) {
        return peer.uid() == ProcessCalls.geteuid() && peer.uid() != OVERFLOW_UID;
    }

    /// Told whenever a connection was made or ended, in that order; it must not wait.
    ///
    /// @param open how many there are now
    default void connectionsChanged(int open) {}
}
