package io.cutaway.helper.store;

import java.nio.file.Path;

/// The paths of one container. `shim`, `exit`, `log` and the socket are written by its shim, the
/// rest by the helper.
public record ContainerPaths(Path directory) {

    /// What was asked for.
    public Path container() {
        return directory.resolve("container.json");
    }

    /// What became of it.
    public Path state() {
        return directory.resolve("state.json");
    }

    /// The launch plan and the shim's report on it.
    public Path launch() {
        return directory.resolve("launch.json");
    }

    /// The directory that overlay's `upper` and `work` share, because the kernel wants both on one
    /// mount.
    public Path writable() {
        return directory.resolve("w");
    }

    public Path upper() {
        return writable().resolve("upper");
    }

    public Path work() {
        return writable().resolve("work");
    }

    public Path hosts() {
        return directory.resolve("etc").resolve("hosts");
    }

    public Path hostname() {
        return directory.resolve("etc").resolve("hostname");
    }

    public Path resolvConf() {
        return directory.resolve("etc").resolve("resolv.conf");
    }

    public Path shim() {
        return directory.resolve("shim");
    }

    public Path shimSocket() {
        return directory.resolve("shim.sock");
    }

    public Path exit() {
        return directory.resolve("exit");
    }

    public Path log() {
        return directory.resolve("log");
    }

    /// The log before the last rotation.
    public Path olderLog() {
        return directory.resolve("log.1");
    }

    public Path execs() {
        return directory.resolve("exec");
    }

    /// The paths of a process added later; only the shim's files are there.
    public ContainerPaths exec(int number) {
        return new ContainerPaths(execs().resolve(Integer.toString(number)));
    }
}
