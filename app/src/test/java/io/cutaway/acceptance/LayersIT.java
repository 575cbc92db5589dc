package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Where it goes what a container writes.
class LayersIT {

    private static final String CHANGES =
            """
            echo new >/etc/new
            echo changed >/etc/motd
            rm /etc/plain
            cat /proc/1/comm
            exec sleep 1000
            """;

    @ParameterizedTest
    @EnumSource(Lane.class)
    void writesLandInTheUpperLayerAlone(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            var before = hash(cutaway.store().resolve("layers"));
            cutaway.run("run", "-d", "--name", "writer", "busybox", "sh", "-c", CHANGES).answer();
            Host.await(
                    "it sleeps", () -> cutaway.run("exec", "writer", "ps").out().contains("sleep"));
            var upper = cutaway.containerFolder("writer").resolve("w/upper");
            assertEquals("new\n", Files.readString(upper.resolve("etc/new")));
            assertEquals("changed\n", Files.readString(upper.resolve("etc/motd")));
            isWhiteout(upper.resolve("etc/plain"));
            assertEquals(before, hash(cutaway.store().resolve("layers")));
            assertEquals("sh", cutaway.run("logs", "writer").answer());
            var diff = cutaway.run("diff", "writer").answer();
            for (var change : "A /etc/new,C /etc/motd,D /etc/plain".split(",")) {
                assertTrue(diff.lines().anyMatch(change::equals), diff);
            }
            cutaway.run("commit", "writer", "written").answer();
            assertEquals(
                    """
                    A /etc/hostname
                    A /etc/hosts
                    A /etc/new
                    C /etc/motd (size)
                    D /etc/plain
                    """
                            .strip(),
                    sorted(cutaway.run("diff", "busybox", "written").answer()));
            assertEquals("", cutaway.run("diff", "written", "written").answer());
        }
    }

    private static String sorted(String lines) {
        return lines.lines().sorted().collect(Collectors.joining("\n"));
    }

    /// A character device 0:0, as the kernel document overlayfs.rst has it.
    private static void isWhiteout(Path file) throws IOException {
        assertEquals(
                "character special file 0:0",
                Host.run("stat", "-c", "%F %t:%T", file.toString()).strip());
        assertEquals(0L, Files.getAttribute(file, "unix:rdev"));
    }

    /// Of every file's name, mode, owner, times and bytes.
    private static String hash(Path folder) {
        var all =
                "tar -C \"$0\" --sort=name --xattrs --pax-option=delete=atime,delete=ctime -cf - ."
                        + " | sha256sum";
        return Host.run("sh", "-c", all, folder.toString());
    }
}
