package io.cutaway.engine.mount;

import java.util.OptionalInt;

/// How mounts made below one mount spread to others: the optional fields of a `mountinfo` line
/// (mount_namespaces(7), "SHARED SUBTREES"). A mount with none of them is private.
///
/// Peer group numbers count for the whole machine, so they can be compared between namespaces.
///
/// @param shared the peer group whose events this mount sends and receives
/// @param master the peer group whose events this slave receives
/// @param propagateFrom the nearest dominant peer group below the same root, when that is not the
///   master itself
/// @param unbindable whether it refuses to be bind-mounted
public record Propagation(
        OptionalInt shared, OptionalInt master, OptionalInt propagateFrom, boolean unbindable) {

    /// No peers at all.
    public static final Propagation PRIVATE =
            new Propagation(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), false);

    /// Whether nothing is sent and nothing received.
    public boolean isPrivate() {
        return shared.isEmpty() && master.isEmpty();
    }

    /// In the words of findmnt(8): `shared`, `private`, `private,slave`, `shared,slave`,
    /// `private,unbindable`.
    public String text() {
        return (shared.isPresent() ? "shared" : "private")
                + (master.isPresent() ? ",slave" : "")
                + (unbindable ? ",unbindable" : "");
    }
}
