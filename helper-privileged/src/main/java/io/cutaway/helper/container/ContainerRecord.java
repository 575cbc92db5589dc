package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.ProcessSpec;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// What a container was made to be: the content of `container.json`, written once. Everything that
/// the image said is looked up when it is made, so that a start has nothing left to look up.
///
/// @param imageDigest of the manifest
/// @param layers diff IDs, top first
/// @param process what it runs
/// @param ids of its user namespace
/// @param idBlock first of the 65 536 ids that are its own; empty when it shares the user's
/// @param stopSignal the number of the signal that asks it to end
public record ContainerRecord(
        ContainerId id,
        ContainerName name,
        Instant created,
        ContainerSpec spec,
        String imageDigest,
        List<Digest> layers,
        String hostname,
        ProcessSpec process,
        IdMaps ids,
        OptionalLong idBlock,
        int stopSignal) {

    public ContainerRecord {
        layers = List.copyOf(layers);
    }
}
