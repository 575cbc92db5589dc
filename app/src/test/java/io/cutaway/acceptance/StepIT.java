package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.PivotRoot;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A container that is built step by step is what the kernel says, and gone when nobody builds it.
class StepIT {

    private static StepTalk talk(Cutaway cutaway, String... words) {
        var all = new ArrayList<>(List.of("step", "--json"));
        all.addAll(List.of(words));
        return new StepTalk(cutaway.start(all.toArray(String[]::new)));
    }

    @ParameterizedTest
    @EnumSource(Builder.class)
    void everyViewIsTheKernels(Builder builder) throws IOException {
        try (var cutaway = builder.open();
                var talk = talk(cutaway, "busybox", "sleep", "1000")) {
            var kernel = new Kernel((int) cutaway.helper());
            var operations = talk.operations();
            for (var operation : operations.subList(0, operations.size() - 1)) {
                kernel.agreesWith(talk.view(""));
                assertEquals("", talk.next().error(), operation.toString());
                kernel.hasDone(operation, talk.view(""));
            }
            kernel.agreesWith(talk.view("/etc"));
            assertTrue(talk.shell("cat /etc/motd").contains("of the image"));
            int pid = talk.view("").pid();
            assertEquals("", talk.next().error());
            assertEquals("sleep\0" + "1000\0", Host.text("/proc/" + pid + "/cmdline"));
        }
    }

    /// The way out that chroot(2) warns of: a root that lies beside a directory which is still
    /// open.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void withChrootTheOldRootIsWithinReach(Lane lane) {
        var escape = "exec 3</; chroot /proc /self/fd/3/bin/busybox ls /self/fd/3/..";
        try (var cutaway = Cutaway.withBusybox(lane)) {
            var stage = program(cutaway, "--chroot", "busybox", "sh", "-c", escape);
            assertEquals(List.of("l", "root", "w"), stage);
            assertTrue(program(cutaway, "busybox", "sh", "-c", escape).contains("bin"));
        }
    }

    /// Steps through everything, and gives what the program prints.
    private static List<String> program(Cutaway cutaway, String... words) {
        try (var talk = talk(cutaway, words)) {
            talk.operations().forEach(_ -> talk.next());
            return talk.hear().path("program").asString().lines().toList();
        }
    }

    /// Mounts made outside while a container is built, in a folder that shares them.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void withoutMakePrivateMountsComeIn(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            assertTrue(seesLaterMount(cutaway, true));
            assertFalse(seesLaterMount(cutaway, false));
        }
    }

    private static boolean seesLaterMount(Cutaway cutaway, boolean leaveOut) {
        var shared =
                """
                exec unshare -m --propagation private sh -euc '
                    mount -t tmpfs shared /mnt
                    mkdir /mnt/later
                    mount --make-shared /mnt
                    exec "$@"' sh "$@"
                """;
        // The next one is started there.
        var old = ProcessHandle.of(cutaway.helper()).orElseThrow();
        old.destroyForcibly();
        Host.await("the helper has ended", () -> !old.isAlive());
        var started = cutaway.startBehind(shared, "step", "--json", "busybox", "true");
        try (var talk = new StepTalk(started)) {
            talk.runTo(Operation.MakePrivate.class);
            assertEquals("", (leaveOut ? talk.leaveOut() : talk.next()).error());
            var outside = "" + started.process().pid();
            Host.run("nsenter", "-t", outside, "-m", "mount", "-t", "tmpfs", "later", "/mnt/later");
            return talk.view("").mounts().stream().anyMatch(m -> m.target().equals("/mnt/later"));
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void attributesAreLeftOff(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane);
                var talk = talk(cutaway, "--allow", "dev,suid", "busybox", "true")) {
            talk.runTo(PivotRoot.class);
            for (var mount : talk.view("").mounts()) {
                if (mount.target().equals("/tmp/root") || mount.target().equals("/tmp/root/proc")) {
                    assertFalse(mount.options().contains("nodev"), mount.toString());
                    assertFalse(mount.options().contains("nosuid"), mount.toString());
                }
            }
        }
    }

    /// Where the helper is root, a container without an id map would be root outside.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void whatCannotBeLeftOutIsRefused(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            cutaway.run("step", "--without", "user", "busybox", "true").isRefused(125, "user");
            cutaway.run("step", "--without", "mnt", "busybox", "true").isRefused(125, "mnt");
            var input = "n\nn\nn\nn\nl\nn\nl\n";
            var outcome = cutaway.runWithInput(input, "step", "busybox", "true");
            assertTrue(outcome.err().contains("Operation 5 can't be left out"), outcome.err());
            assertEquals(
                    lane == Lane.ROOT,
                    outcome.err().contains("Operation 6 can't be left out"),
                    outcome.err());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void nothingIsLeftOfWhatNobodyBuilds(Lane lane) {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            for (var killed : List.of("client", "helper", "quit")) {
                try (var talk = talk(cutaway, "--without", "pid", "busybox", "sleep", "1000")) {
                    while (talk.view("").mounts().stream()
                            .noneMatch(m -> m.target().equals("/tmp/root"))) {
                        talk.next();
                    }
                    int pid = talk.view("").pid();
                    assertFalse(talk.shell("echo $$").isEmpty());
                    end(killed, cutaway, talk);
                    Host.await("it is gone", () -> !Files.exists(Path.of("/proc/" + pid)));
                    cutaway.wake();
                    Host.await("no file is left", () -> isEmpty(cutaway));
                }
            }
        }
    }

    private static void end(String killed, Cutaway cutaway, StepTalk talk) {
        switch (killed) {
            case "client" ->
                    talk.started().process().descendants().forEach(ProcessHandle::destroyForcibly);
            case "helper" -> ProcessHandle.of(cutaway.helper()).orElseThrow().destroyForcibly();
            default -> talk.started().type("q\n");
        }
        if (killed.equals("client")) {
            talk.started().process().destroyForcibly();
        }
    }

    private static boolean isEmpty(Cutaway cutaway) {
        try (var files = Files.list(cutaway.store().resolve("containers"))) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
