package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.protocol.VarlinkError;

import tools.jackson.core.JacksonException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns a call into the record that is called like its method.
public final class RequestReader {

    public static final String INTERFACE = "io.cutaway.Helper";

    private static final Map<String, Class<?>> METHODS = methods(HelperRequest.class);

    private RequestReader() {}

    /// The request records by name: the leaves of the sealed interface.
    public static Map<String, Class<?>> methods() {
        return Map.copyOf(METHODS);
    }

    private static Map<String, Class<?>> methods(Class<?> family) {
        var found = new HashMap<String, Class<?>>();
        for (var member : family.getPermittedSubclasses()) {
            if (member.isSealed()) {
                found.putAll(methods(member));
            } else {
                found.put(member.getSimpleName(), member);
            }
        }
        return found;
    }

    /// The method's name without its interface.
    static String method(VarlinkCall call) {
        return call.method().substring(call.method().lastIndexOf('.') + 1);
    }

    /// @throws VarlinkError `MethodNotFound`
    /// @throws ProblemException [InvalidRequest] when the parameters break a rule of the record
    static HelperRequest<?> read(VarlinkCall call) {
        var type =
                Optional.ofNullable(METHODS.get(method(call)))
                        .orElseThrow(() -> VarlinkError.methodNotFound(call.method()));
        try {
            return (HelperRequest<?>) Json.MAPPER.treeToValue(call.parameters(), type);
        } catch (JacksonException wrong) {
            throw new ProblemException(new InvalidRequest(field(wrong), because(wrong)));
        }
    }

    private static String field(JacksonException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static String because(JacksonException wrong) {
        var cause = wrong.getCause();
        return cause instanceof IllegalArgumentException
                ? String.valueOf(cause.getMessage())
                : wrong.getOriginalMessage();
    }
}
