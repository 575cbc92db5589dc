package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// One message and the descriptors that came with it, which it owns.
///
/// @param json an object
public record Message(JsonNode json, List<Descriptor> descriptors) implements AutoCloseable {
    public Message {
        descriptors = List.copyOf(descriptors);
    }

    /// Closes the descriptors. Those that were handed on must not be in here any more.
    @Override
    public void close() {
        descriptors.forEach(Descriptor::close);
    }
}
