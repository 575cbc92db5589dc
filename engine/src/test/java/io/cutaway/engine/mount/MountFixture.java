package io.cutaway.engine.mount;

import java.io.IOException;
import java.util.Objects;

/// The `mountinfo` files of the test resources: `odd-names` is captured from a kernel, the others
/// have the form of a Docker container's, a rootless Podman container's and a desktop's.
final class MountFixture {

    private MountFixture() {}

    static MountTable table(String name) throws IOException {
        return MountTable.parse(bytes(name));
    }

    static byte[] bytes(String name) throws IOException {
        try (var in = MountFixture.class.getResourceAsStream("/mount/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    static MountPoint at(MountTable table, String target) {
        return table.mounts().stream()
                .filter(mount -> mount.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mount at " + target));
    }
}
