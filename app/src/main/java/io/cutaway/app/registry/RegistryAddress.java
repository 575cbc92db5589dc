package io.cutaway.app.registry;

import io.cutaway.engine.image.ImageName;

import java.util.regex.Pattern;

/// The registry that an image's name begins with, as people write it: a host, with a port if need
/// be.
///
/// @param name such as `docker.io`, `localhost:5000` or `[::1]:5000`
public record RegistryAddress(String name) {

    /// What people call Docker's registry, and the host that answers for it.
    static final String DOCKER = "docker.io";

    private static final String DOCKER_HOST = "registry-1.docker.io";

    /// What Docker's own programs write into the file of credentials for it.
    static final String DOCKER_KEY = "index.docker.io";

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    public RegistryAddress {
        if (name.equals(DOCKER_KEY) || name.equals(DOCKER_HOST)) {
            name = DOCKER;
        }
    }

    /// Of an image's name.
    public static RegistryAddress of(ImageName image) {
        return new RegistryAddress(image.registry());
    }

    /// Reads what a person types at `login`: a host, or the address of a page.
    public static RegistryAddress parse(String text) {
        var host = text.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return of(ImageName.parse(host + "/any"));
    }

    /// The host that is connected to, without the port.
    String host() {
        var authority = authority();
        var colon = authority.lastIndexOf(':');
        return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    }

    /// Host and port as they stand in an address.
    String authority() {
        return name.equals(DOCKER) ? DOCKER_HOST : name;
    }

    /// Whether it is on this computer. Names are not looked up: an answer could be forged.
    boolean isLoopback() {
        return isLoopback(host());
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
