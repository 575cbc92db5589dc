package io.cutaway.engine.protocol;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/// The answer that says why there is none: a qualified name and parameters. Thrown by a service it
/// is sent to the client, where it is thrown again.
public final class VarlinkError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final String STANDARD = "org.varlink.service.";

    private final String name;
    private final transient JsonNode parameters;

    /// @param name with its interface, for example `org.varlink.service.MethodNotFound`
    /// @param parameters a record or a map
    public VarlinkError(String name, Object parameters) {
        super(name + " " + Json.MAPPER.valueToTree(parameters));
        this.name = name;
        this.parameters = Json.MAPPER.valueToTree(parameters);
    }

    public String name() {
        return name;
    }

    public JsonNode parameters() {
        return parameters;
    }

    public static VarlinkError interfaceNotFound(String name) {
        return new VarlinkError(STANDARD + "InterfaceNotFound", Map.of("interface", name));
    }

    public static VarlinkError methodNotFound(String method) {
        return new VarlinkError(STANDARD + "MethodNotFound", Map.of("method", method));
    }

    public static VarlinkError methodNotImplemented(String method) {
        return new VarlinkError(STANDARD + "MethodNotImplemented", Map.of("method", method));
    }

    public static VarlinkError invalidParameter(String parameter) {
        return new VarlinkError(STANDARD + "InvalidParameter", Map.of("parameter", parameter));
    }

    public static VarlinkError expectedMore() {
        return new VarlinkError(STANDARD + "ExpectedMore", Map.of());
    }
}
