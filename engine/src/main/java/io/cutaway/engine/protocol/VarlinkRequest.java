package io.cutaway.engine.protocol;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// What a client sends: the envelope of a call, as varlink.org has it.
///
/// @param more whether several replies are wanted
/// @param oneway whether none is
record VarlinkRequest(
        String method,
        Optional<JsonNode> parameters,
        Optional<Boolean> oneway,
        Optional<Boolean> more,
        Optional<Boolean> upgrade) {

    VarlinkRequest(String method, JsonNode parameters, boolean more) {
        this(
                method,
                Optional.of(parameters),
                Optional.empty(),
                more ? Optional.of(true) : Optional.empty(),
                Optional.empty());
    }

    /// What the method's name is qualified with; empty if it is not.
    String interfaceName() {
        return method.substring(0, Math.max(0, method.lastIndexOf('.')));
    }
}
