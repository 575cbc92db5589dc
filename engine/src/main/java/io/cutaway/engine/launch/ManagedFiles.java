package io.cutaway.engine.launch;

/// The small files that each container has of its own, bound over the image's.
public final class ManagedFiles {

    private ManagedFiles() {}

    /// `/etc/hosts`. With the host's network the container's name leads to itself, as on Debian.
    public static String hosts(String hostname) {
        return """
        127.0.0.1 localhost
        ::1 localhost ip6-localhost ip6-loopback
        127.0.1.1 %s
        """
                .formatted(hostname);
    }

    /// `/etc/hostname`.
    public static String hostname(String hostname) {
        return hostname + "\n";
    }
}
