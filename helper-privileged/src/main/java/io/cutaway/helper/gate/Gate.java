package io.cutaway.helper.gate;

import io.cutaway.engine.protocol.Problem.PermissionDenied;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.PeerCredentials;

import java.lang.System.Logger.Level;

/// The one place that decides whether a peer may do something, and writes down that it did.
///
/// Inside a user namespace the user is seen as uid 0 and everybody else, the machine's root too, as
/// 65534: so the helper's own effective uid is the only one that passes, and 65534 never does, not
/// even for a helper that is 65534 itself.
public final class Gate {

    /// What an id without a place in the user namespace is seen as (`overflowuid`).
    public static final int NOBODY = 65534;

    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    private final int self;

    /// @param self the helper's effective uid
    public Gate(int self) {
        this.self = self;
    }

    /// Whether the peer may speak at all.
    public boolean admits(PeerCredentials peer) {
        return peer.uid() == self && peer.uid() != NOBODY;
    }

    /// For what is only ever done for the helper's own user, whoever else may be admitted: a
    /// container that is half built, and built otherwise than a launch would.
    ///
    /// @throws ProblemException [PermissionDenied]
    public void requireSelf(PeerCredentials peer, String action) {
        if (peer.uid() != self || self == NOBODY) {
            LOG.log(Level.WARNING, "uid {0} {1}: denied", Integer.toString(peer.uid()), action);
            throw new ProblemException(new PermissionDenied(peer.uid(), action));
        }
    }

    /// Writes down what the peer wants and whether it may.
    ///
    /// @param action the method, without its interface
    /// @throws ProblemException [PermissionDenied]
    public void require(PeerCredentials peer, String action) {
        boolean allowed = admits(peer);
        LOG.log(
                allowed ? Level.DEBUG : Level.WARNING,
                "uid {0} pid {1} {2}: {3}",
                Integer.toString(peer.uid()),
                Integer.toString(peer.pid()),
                action,
                allowed ? "allowed" : "denied");
        if (!allowed) {
            throw new ProblemException(new PermissionDenied(peer.uid(), action));
        }
    }
}
