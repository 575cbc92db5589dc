package io.cutaway.app.registry;

import java.net.URI;
import java.util.Locale;

/// Scheme, host and port of a web server: what credentials belong to (an origin, RFC 6454).
///
/// @param scheme `https` or `http`
/// @param port always given
record Endpoint(String scheme, String host, int port) {

    static final String HTTPS = "https";
    static final String HTTP = "http";

    Endpoint {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
    }

    /// The origin of an address.
    ///
    /// @throws RegistryException when it is not an address of a web page
    static Endpoint of(URI address) {
        var scheme = address.getScheme();
        var host = address.getHost();
        if (scheme == null || host == null || !isWeb(scheme)) {
            throw new RegistryException(RegistryMessage.BAD_ADDRESS, Texts.shown(address));
        }
        var usual = scheme.equalsIgnoreCase(HTTPS) ? 443 : 80;
        return new Endpoint(scheme, host, address.getPort() < 0 ? usual : address.getPort());
    }

    private static boolean isWeb(String scheme) {
        return scheme.equalsIgnoreCase(HTTPS) || scheme.equalsIgnoreCase(HTTP);
    }

    static Endpoint of(String scheme, RegistryAddress registry) {
        return of(URI.create(scheme + "://" + registry.authority()));
    }

    boolean isEncrypted() {
        return scheme.equals(HTTPS);
    }

    boolean isLoopback() {
        return RegistryAddress.isLoopback(host);
    }

    /// Whether an address is of this origin.
    boolean isOriginOf(URI address) {
        return equals(of(address));
    }

    /// An address here.
    ///
    /// @param path begins with `/`
    URI at(String path) {
        return URI.create(this + path);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
