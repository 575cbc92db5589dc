package io.cutaway.engine.protocol;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/// What a service sends: the envelope of a reply, as varlink.org has it.
///
/// @param continues whether more replies follow
/// @param error the name of the error, if it is one
record VarlinkResponse(
        Optional<JsonNode> parameters, Optional<Boolean> continues, Optional<String> error) {

    static VarlinkResponse of(JsonNode parameters, boolean continues) {
        var flag = continues ? Optional.of(true) : Optional.<Boolean>empty();
        return new VarlinkResponse(Optional.of(parameters), flag, Optional.empty());
    }

    static VarlinkResponse of(VarlinkError error) {
        return new VarlinkResponse(
                Optional.of(error.parameters()), Optional.empty(), Optional.of(error.name()));
    }

    /// The parameters; throws the error if it is one.
    JsonNode success() {
        var given = parameters.orElseGet(Json.MAPPER::createObjectNode);
        if (error.isPresent()) {
            throw new VarlinkError(error.get(), given);
        }
        return given;
    }
}
