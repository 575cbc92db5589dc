package io.cutaway.app.registry;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, as other programs of the
/// command line understand them. This computer itself is always reached directly.
final class EnvironmentProxies extends ProxySelector {

    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        super();
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI address) {
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (RegistryAddress.isLoopback(host) || isExcepted(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        return variable(address.getScheme() + "_proxy")
                .flatMap(EnvironmentProxies::proxy)
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    private boolean isExcepted(String host) {
        return variable("no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split("[, ]+")))
                .map(each -> each.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(each -> !each.isEmpty())
                .anyMatch(
                        each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(text -> !text.isBlank());
    }

    private static Optional<Proxy> proxy(String text) {
        try {
            var address = URI.create(text.contains("://") ? text : "http://" + text);
            var port = address.getPort() < 0 ? 80 : address.getPort();
            return Optional.ofNullable(address.getHost())
                    .map(host -> InetSocketAddress.createUnresolved(host, port))
                    .map(host -> new Proxy(Proxy.Type.HTTP, host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // The failure is reported where the request was made.
    }
}
