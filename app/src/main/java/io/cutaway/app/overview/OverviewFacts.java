package io.cutaway.app.overview;

import io.cutaway.app.client.OwnNamespaces;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts.Mounts;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses.Processes;
import io.cutaway.engine.resource.Resources;

import java.util.Map;
import java.util.Optional;

/// The helper's answers that are known by now, as they came.
///
/// @param kernel release of the host's kernel; empty while it isn't known
/// @param home the user's, which paths are shortened by
/// @param made what made each layer, by diff ID; nothing of an image that is gone
record OverviewFacts(
        String kernel,
        String home,
        Details details,
        Optional<Processes> processes,
        Optional<Mounts> mounts,
        Optional<Resources> resources,
        Optional<Confinement> confinement,
        Optional<StackSummary> layers,
        Map<String, String> made) {

    boolean isLive() {
        return details.summary().state().isLive();
    }

    /// Whether the container's first process has a namespace of that kind of its own; empty while
    /// that isn't known.
    Optional<Boolean> hasOwn(NamespaceKind kind) {
        return processes.flatMap(
                answer ->
                        answer.tree()
                                .first()
                                .flatMap(first -> id(first.namespaces(), kind))
                                .map(
                                        inside ->
                                                !id(OwnNamespaces.all(), kind)
                                                        .equals(Optional.of(inside))));
    }

    private static Optional<NamespaceId> id(
            Map<NamespaceKind, NamespaceId> namespaces, NamespaceKind kind) {
        return Optional.ofNullable(namespaces.get(kind));
    }
}
