package io.cutaway.engine.export;

import io.cutaway.engine.mount.MountAttribute;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Attributes of mounts as the words that mount(8), podman-run(1) and the OCI runtime specification
/// share.
final class MountWords {

    private MountWords() {}

    static List<String> of(Collection<MountAttribute> attributes) {
        return Arrays.stream(MountAttribute.values())
                .filter(attributes::contains)
                .map(MountAttribute::option)
                .toList();
    }
}
