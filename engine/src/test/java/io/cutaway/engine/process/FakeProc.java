package io.cutaway.engine.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A directory that looks like `/proc`, for states that are hard to catch on a live one.
record FakeProc(Path root) {

    /// @param pids from the outer namespace inwards
    void add(int parent, String name, String user, String pidNamespace, List<Integer> pids)
            throws IOException {
        var pid = pids.getFirst();
        var process = of(pid);
        var directory = Files.createDirectories(process.resolve("ns"));
        var inner = String.join("\t", pids.stream().map(String::valueOf).toList());
        Files.writeString(
                process.resolve("status"),
                """
                Name:\t%s
                State:\tS (sleeping)
                Pid:\t%d
                PPid:\t%d
                Uid:\t%s\t%s\t%s\t%s
                Gid:\t0\t0\t0\t0
                Groups:\t
                NSpid:\t%s
                Threads:\t1
                """
                        .formatted(name, pid, parent, user, user, user, user, inner));
        Files.writeString(
                process.resolve("stat"),
                "%d (%s) S %d 0 0 0 0 0 0 0 0 0 0 5 6 0 0 20 0 1 0 77 0\n"
                        .formatted(pid, name, parent));
        Files.writeString(process.resolve("cmdline"), name + "\0--flag\0\0");
        Files.writeString(process.resolve("uid_map"), "0 1000 1\n1 100000 65536\n");
        Files.createSymbolicLink(directory.resolve("pid"), Path.of(pidNamespace));
        Files.createSymbolicLink(directory.resolve("user"), Path.of("user:[900]"));
    }

    Path of(int pid) {
        return root.resolve(Integer.toString(pid));
    }
}
