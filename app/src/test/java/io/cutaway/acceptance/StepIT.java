package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ProcessStatus;
import io.cutaway.engine.step.StepView;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

// Over 300 lines: one story step by step, with the readers of /proc that it is compared with.

/// A container that is built step by step is what the kernel says, and gone when nobody builds it.
class StepIT {

    /// Who builds: as in [Lane], and a user whose account has no subordinate ids.
    enum Builder {
        ROOT(Lane.ROOT, false),
        USER(Lane.USER, false),
        SINGLE_ID(Lane.USER, true);

        private static final String NO_SUBORDINATE_IDS =
                """
                exec unshare -m --propagation private sh -euc '
                    mount --bind /dev/null /etc/subuid
                    mount --bind /dev/null /etc/subgid
                    exec "$@"' sh "$@"
                """;

        private final Lane lane;
        private final boolean single;

        Builder(Lane lane, boolean single) {
            this.lane = lane;
            this.single = single;
        }

        Cutaway open() {
            if (!single) {
                return Cutaway.withBusybox(lane);
            }
            var cutaway = new Cutaway(lane);
            cutaway.runBehind(
                            NO_SUBORDINATE_IDS,
                            "import",
                            cutaway.readable(Images.busybox()),
                            "busybox")
                    .answer();
            return cutaway;
        }
    }

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

    /// What the test itself reads, as the helper would: ids are told as the reader's namespace has
    /// them (user_namespaces(7)).
    private record Kernel(int helper) {

        String read(StepView view, String file) {
            var path = "/proc/" + view.pid() + "/" + file;
            var own = "/proc/self/ns/user";
            return Host.link(own).equals(Host.link("/proc/" + helper + "/ns/user"))
                    ? Host.text(path)
                    : Host.run("nsenter", "-t", "" + helper, "-U", "cat", path);
        }

        void agreesWith(StepView view) throws IOException {
            var proc = Path.of("/proc", "" + view.pid());
            assertEquals(MountTable.read(proc.resolve("mountinfo")).mounts(), view.mounts());
            assertEquals(IdMap.parse(read(view, "uid_map")), view.ids().maps().users());
            assertEquals(IdMap.parse(read(view, "gid_map")), view.ids().maps().groups());
            assertEquals(read(view, "setgroups").strip(), view.ids().setGroups());
            assertEquals(namespaces(view.pid()), view.namespaces());
            assertEquals(namespaces(helper), view.outside());
            assertEquals(Host.link(proc + "/cwd"), view.workingDirectory());
            var uts = List.of("nsenter", "-t", "" + view.pid(), "-u", "hostname");
            assertEquals(Host.run(uts.toArray(String[]::new)).strip(), view.hostname());
            status(view);
            files(proc, view);
        }

        private static Map<NamespaceKind, NamespaceId> namespaces(int pid) {
            var found = new EnumMap<NamespaceKind, NamespaceId>(NamespaceKind.class);
            for (var kind : NamespaceKind.values()) {
                var link = Host.link("/proc/" + pid + "/ns/" + kind.linkName());
                if (!link.isEmpty()) {
                    found.put(kind, NamespaceId.parse(link));
                }
            }
            return found;
        }

        private void status(StepView view) {
            var status = ProcessStatus.parse(read(view, "status"));
            assertEquals(status.innermostPid(), view.pidInside());
            assertEquals(status.userIds(), view.ids().users());
            assertEquals(status.groupIds(), view.ids().groups());
            assertEquals(status.supplementaryGroups(), view.ids().supplementary());
            assertEquals(status.bounding().mask(), view.capabilities().bounding());
            assertEquals(status.permitted().mask(), view.capabilities().permitted());
            assertEquals(status.effective().mask(), view.capabilities().effective());
            assertEquals(status.inheritable().mask(), view.capabilities().inheritable());
            assertEquals(status.ambient().mask(), view.capabilities().ambient());
            assertEquals(status.noNewPrivileges(), view.noNewPrivileges());
            assertEquals(status.seccomp(), view.seccomp());
        }

        private static void files(Path proc, StepView view) throws IOException {
            var directory = Path.of(proc + "/root" + view.directory().path());
            try (var names = Files.list(directory)) {
                assertEquals(
                        names.map(name -> name.getFileName().toString()).sorted().toList(),
                        view.directory().files().stream().map(f -> f.name()).toList());
            }
        }

        /// What each operation is for has come about.
        void hasDone(Operation operation, StepView view) {
            switch (operation) {
                case NewNamespaces(var kinds) ->
                        kinds.forEach(
                                kind ->
                                        assertNotEquals(
                                                view.outside().get(kind),
                                                view.namespaces().get(kind)));
                case MapIds(var ids, var setGroups) -> {
                    assertEquals(ids, view.ids().maps());
                    assertEquals(setGroups ? "allow" : "deny", view.ids().setGroups());
                }
                case Operation.MakePrivate _ ->
                        assertTrue(
                                view.mounts().stream()
                                        .allMatch(m -> m.propagation().text().equals("private")));
                case Operation.PrepareStage() -> assertEquals("/tmp", view.builtRoot());
                case Operation.AttachTree o -> has(view, "/tmp/" + o.place(), "");
                case MountOverlay _ -> has(view, "/tmp/root", "overlay");
                case Operation.Mount o -> has(view, "/tmp/root" + o.target(), o.type());
                case Operation.BindDevice o -> has(view, "/tmp/root" + o.target(), "");
                case Operation.BindTree o -> has(view, "/tmp/root" + o.target(), "");
                case Operation.MaskPath o -> has(view, "/tmp/root" + o.target(), "");
                case Operation.ReadOnlyPath o ->
                        assertTrue(has(view, "/tmp/root" + o.target(), "").isReadOnly());
                case PivotRoot() -> {
                    has(view, "/", "overlay");
                    assertFalse(view.mounts().stream().anyMatch(m -> m.target().equals("/tmp")));
                }
                case Operation.SetHostname(var name) -> assertEquals(name, view.hostname());
                case Operation.SetCapabilities o ->
                        assertEquals(o.effective(), view.capabilities().effective());
                case Operation.SetNoNewPrivileges() -> assertTrue(view.noNewPrivileges());
                case Operation.FilterSyscalls _ -> assertEquals("FILTER", view.seccomp().name());
                default -> {}
            }
        }

        /// The last mount there; of any type when that is empty.
        private static MountPoint has(StepView view, String target, String type) {
            var mount =
                    view.mounts().stream()
                            .filter(m -> m.target().equals(target))
                            .reduce((_, last) -> last)
                            .orElseThrow(() -> new AssertionError("no mount at " + target));
            assertTrue(type.isEmpty() || mount.filesystemType().equals(type), mount.toString());
            return mount;
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
