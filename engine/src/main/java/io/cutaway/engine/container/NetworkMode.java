package io.cutaway.engine.container;

/// Which network a container sees (network_namespaces(7)).
public enum NetworkMode {
    /// A network namespace of its own in which even loopback is down.
    NONE,
    /// The network namespace of the helper: the computer's own interfaces.
    HOST,
    /// A network namespace of its own with loopback.
    PRIVATE
}
