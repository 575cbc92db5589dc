package io.cutaway.app.process;

import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;

import java.util.Optional;

/// One kind of namespace: the container's beside the host's.
record NamespaceRow(
        NamespaceKind kind, Optional<NamespaceId> inside, Optional<NamespaceId> outside) {

    /// Whether both are the same one.
    boolean isShared() {
        return inside.isPresent() && inside.equals(outside);
    }
}
