package io.cutaway.engine.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.List;
import java.util.stream.Stream;

/// Answers `org.varlink.service`, which every service has: what it is, and its interfaces.
final class VarlinkIntrospection {

    static final String NAME = "org.varlink.service";

    private final VarlinkIdentity identity;
    private final List<VarlinkInterface> interfaces;

    VarlinkIntrospection(VarlinkIdentity identity, List<VarlinkInterface> interfaces) {
        this.identity = identity;
        this.interfaces =
                Stream.concat(Stream.of(VarlinkInterface.ofResource(NAME)), interfaces.stream())
                        .toList();
    }

    record NoParameters() {}

    record Info(
            String vendor, String product, String version, String url, List<String> interfaces) {}

    record Named(@JsonProperty("interface") String name) {}

    record Described(String description) {}

    boolean has(String interfaceName) {
        return interfaces.stream().anyMatch(each -> each.name().equals(interfaceName));
    }

    void handle(VarlinkCall call) {
        switch (call.method()) {
            case NAME + ".GetInfo" -> {
                call.parameters(NoParameters.class);
                call.reply(info());
            }
            case NAME + ".GetInterfaceDescription" ->
                    call.reply(describe(call.parameters(Named.class).name()));
            default -> throw VarlinkError.methodNotFound(call.method());
        }
    }

    private Info info() {
        var names = interfaces.stream().map(VarlinkInterface::name).toList();
        return new Info(
                identity.vendor(), identity.product(), identity.version(), identity.url(), names);
    }

    private Described describe(String name) {
        return interfaces.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> new Described(each.description()))
                .orElseThrow(() -> VarlinkError.interfaceNotFound(name));
    }
}
