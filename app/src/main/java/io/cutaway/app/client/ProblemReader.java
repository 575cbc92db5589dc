package io.cutaway.app.client;

import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.VarlinkError;

import tools.jackson.core.JacksonException;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Turns an error of the protocol into the problem that it is the name of.
final class ProblemReader {

    private static final String INTERFACE = "io.cutaway.Helper.";

    /// Of the sealed interface, so that a new problem needs no change here.
    private static final Map<String, Class<?>> BY_NAME =
            Arrays.stream(Problem.class.getPermittedSubclasses())
                    .collect(Collectors.toMap(type -> INTERFACE + type.getSimpleName(), t -> t));

    private ProblemReader() {}

    /// An error that is none of ours says that app and helper do not understand each other.
    static Problem read(VarlinkError error) {
        var type = BY_NAME.get(error.name());
        if (type == null) {
            return new Problem.InternalError(String.valueOf(error.getMessage()));
        }
        try {
            return (Problem) Json.MAPPER.treeToValue(error.parameters(), type);
        } catch (JacksonException e) {
            return new Problem.InternalError(error.name() + ": " + e.getOriginalMessage());
        }
    }
}
