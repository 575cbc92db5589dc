package io.cutaway.app.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cutaway.app.client.ProgramFiles;
import io.cutaway.engine.system.ProcessCalls;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// With the computer's own crun and podman. Cutaway's own launches are measured in the tour.
@DisplayName("A measurement")
class LaunchMeasurementIT {

    /// Both want cgroups of version 2 where they always are.
    private static final List<String> PREFIX =
            List.of(
                    "unshare",
                    "-m",
                    "sh",
                    "-euc",
                    "[ -d /sys/fs/cgroup/unified ]"
                            + " && mount --bind /sys/fs/cgroup/unified /sys/fs/cgroup; exec \"$@\"",
                    "sh");

    @BeforeEach
    void needsRoot() {
        assumeTrue(ProcessCalls.geteuid() == 0, "the tests do not run as root");
    }

    @Test
    void launchesByEachProgramInTurn() throws IOException, InterruptedException {
        try (var root = SmallestRoot.make(ProgramFiles.ofThisProcess().shim())) {
            var times =
                    new LaunchMeasurement(List.of(new CrunWay(root, PREFIX, false), podman(root)))
                            .measure();
            assertEquals(List.of("crun", "podman"), programs(times));
            for (var each : times) {
                assertEquals("", each.failure());
                assertEquals(7, each.nanos().size());
                assertTrue(each.median() > 0);
            }
            assertTrue(times.getFirst().median() < times.getLast().median());
        }
    }

    @Test
    void goesOnWithoutAProgramThatFails() throws IOException, InterruptedException {
        var missing = List.of("sh", "-c", "echo 'no cgroups here'; exit 1", "sh");
        try (var root = SmallestRoot.make(ProgramFiles.ofThisProcess().shim())) {
            var times =
                    new LaunchMeasurement(
                                    List.of(
                                            new PodmanWay(root, missing, List.of(), List.of()),
                                            new CrunWay(root, PREFIX, false)))
                            .measure();
            assertFalse(times.getFirst().worked());
            assertEquals("no cgroups here", times.getFirst().failure());
            assertTrue(times.getLast().worked());
        }
    }

    @Test
    void leavesNothing() throws IOException, InterruptedException {
        var root = SmallestRoot.make(ProgramFiles.ofThisProcess().shim());
        root.close();
        assertFalse(Files.exists(root.folder()));
    }

    private static PodmanWay podman(SmallestRoot root) {
        var store = root.folder().resolve("podman");
        return new PodmanWay(
                root,
                PREFIX,
                List.of(
                        "--root=" + store,
                        "--runroot=" + root.folder().resolve("run"),
                        "--cgroup-manager=cgroupfs",
                        "--events-backend=none",
                        "--log-level=error"),
                List.of(
                        "--cgroups=disabled",
                        "--log-driver=none",
                        "--pids-limit=-1",
                        "--ulimit=nofile=4096:4096",
                        "--ulimit=nproc=4096:4096"));
    }

    private static List<String> programs(List<LaunchTimes> times) {
        return times.stream().map(LaunchTimes::program).toList();
    }
}
