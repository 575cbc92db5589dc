package io.cutaway.engine.container;

import io.cutaway.engine.mount.MountAttribute;

import java.util.Set;

/// A directory or file of the host that shall be seen inside the container.
///
/// @param source absolute path on the host
/// @param target absolute path in the container
/// @param attributes what the mount forbids; nothing asked for beyond these
public record HostBind(String source, String target, Set<MountAttribute> attributes) {

    public HostBind {
        Paths.requireAbsolute("source", source);
        Paths.requireAbsolute("target", target);
        if (target.equals("/")) {
            throw new IllegalArgumentException("target: a bind over / would hide the container");
        }
        attributes = Set.copyOf(attributes);
    }
}
