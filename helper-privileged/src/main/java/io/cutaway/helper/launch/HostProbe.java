package io.cutaway.helper.launch;

import io.cutaway.engine.launch.HostAbilities;
import io.cutaway.engine.launch.KernelPaths;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.process.IdMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds out, once, what this machine has that a plan depends on.
public final class HostProbe {

    private HostProbe() {}

    public static HostAbilities probe() throws IOException {
        var paths =
                Stream.concat(KernelPaths.MASKED.stream(), KernelPaths.READ_ONLY.stream())
                        .filter(path -> Files.exists(Path.of(path)))
                        .collect(Collectors.toSet());
        return new HostAbilities(
                paths,
                Files.exists(Path.of("/proc/self/ns/cgroup")),
                Files.readString(Path.of("/proc/filesystems")).contains("\tmqueue\n"),
                ownIds(),
                Files.readString(Path.of("/proc/self/setgroups")).strip().equals("allow"));
    }

    /// The ids of the user namespace that this process is in.
    public static IdMaps ownIds() throws IOException {
        return new IdMaps(
                IdMap.parse(Files.readString(Path.of("/proc/self/uid_map"))),
                IdMap.parse(Files.readString(Path.of("/proc/self/gid_map"))));
    }
}
