package io.cutaway.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerState.Exited;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.protocol.ContainerRequest.AttachContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.KillContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer.OpenedBind;
import io.cutaway.engine.protocol.ContainerRequest.StopContainer;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.InodeFlagCalls;
import io.cutaway.engine.system.MessageCalls;
import io.cutaway.engine.system.SystemCallException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The life of containers, the same whoever runs the helper.
abstract class ContainerLifeTest extends ContainerTests {

    ContainerLifeTest(HelperProcess helper) {
        super(helper);
    }

    @Test
    void keepsTheExitStatus() throws Exception {
        checkExitCode(0, "true");
        checkExitCode(1, "false");
        checkExitCode(3, "sh", "-c", "exit 3");
    }

    private void checkExitCode(int expected, String... command) throws Exception {
        var end = containers.run(Containers.running(command).build());
        assertEquals(expected, assertInstanceOf(Exited.class, end).status().code());
    }

    /// Only where the file system can.
    @Test
    void spreadsContainersOverTheDisk() throws Exception {
        var containers = helper.store().resolve("containers");
        var other = Files.createTempDirectory(helper.store(), "other");
        try (var opened = FileCalls.open(containers.toString(), FileFlags.O_RDONLY);
                var sibling = FileCalls.open(other.toString(), FileFlags.O_RDONLY)) {
            boolean can = canSpread(sibling);
            assertEquals(can, isSpread(opened));
        }
    }

    private static boolean canSpread(Descriptor directory) {
        try {
            InodeFlagCalls.set(
                    directory, InodeFlagCalls.get(directory) | InodeFlagCalls.FS_TOPDIR_FL);
            return isSpread(directory);
        } catch (SystemCallException _) {
            return false;
        }
    }

    private static boolean isSpread(Descriptor directory) {
        try {
            return (InodeFlagCalls.get(directory) & InodeFlagCalls.FS_TOPDIR_FL) != 0;
        } catch (SystemCallException _) {
            return false;
        }
    }

    @Test
    void keepsTheSignalThatEndedIt() throws Exception {
        var id = containers.start(Containers.running("sleep", "1000").build());
        helper.call(new KillContainer(id.hex(), 9)).close();
        var exited = assertInstanceOf(Exited.class, containers.await(id));
        assertEquals(9, exited.status().signal());
    }

    @Test
    void writesWhatTheProgramSaysToTheLog() throws Exception {
        var id = containers.start(Containers.running("sh", "-c", "id -u; hostname").build());
        containers.await(id);
        assertEquals(List.of("0", id.abbreviated()), containers.log(id));
    }

    @Test
    void runsAsTheUserThatTheImageKnows() throws Exception {
        var id =
                containers.start(
                        Containers.running("sh", "-c", "id -u; id -G; echo $HOME")
                                .user("user")
                                .build());
        containers.await(id);
        assertEquals(List.of("1000", "1000 2000", "/home/user"), containers.log(id));
    }

    @Test
    void writesToTheUpperDirectoryAlone() throws Exception {
        var id = containers.start(Containers.running("touch", "/new", "/etc/group").build());
        containers.await(id);
        var upper = helper.store().resolve("containers/" + id.hex() + "/w/upper");
        assertTrue(Files.exists(upper.resolve("new")));
        assertFalse(Files.exists(layer().resolve("new")));
    }

    private Path layer() throws Exception {
        try (var layers = Files.list(helper.store().resolve("layers"))) {
            return layers.findFirst().orElseThrow().resolve("fs");
        }
    }

    @Test
    void saysWhichCommandIsNotThere() throws Exception {
        checkError(
                "io.cutaway.Helper.LaunchFailed",
                "\"subject\":\"absent\"",
                () -> containers.start(Containers.running("absent").build()));
        checkError(
                "io.cutaway.Helper.LaunchFailed",
                "\"error\":\"ENOENT\"",
                () -> containers.start(Containers.running("/absent").build()));
        checkError(
                "io.cutaway.Helper.LaunchFailed",
                "\"error\":\"EACCES\"",
                () -> containers.start(Containers.running("/etc/passwd").build()));
    }

    @Test
    void givesANameOnce() throws Exception {
        var spec = Containers.running("true").name("only").build();
        containers.create(spec);
        checkError("io.cutaway.Helper.NameInUse", "only", () -> containers.create(spec));
    }

    @Test
    void refusesWhatItCantRun() throws Exception {
        checkError(
                "io.cutaway.Helper.NoSuchUser",
                "nobody-here",
                () -> containers.create(Containers.running("id").user("nobody-here").build()));
        checkError(
                "io.cutaway.Helper.NoSuchImage",
                "absent",
                () -> containers.create(ContainerSpec.of("absent")));
        checkError(
                "io.cutaway.Helper.NoSuchCapability",
                "FLY",
                () ->
                        containers.create(
                                Containers.running("id")
                                        .capabilities(List.of("FLY"), List.of())
                                        .build()));
    }

    @Test
    void stopsAProgramThatDoesNotListen() throws Exception {
        var id = containers.start(Containers.running("sleep", "1000").build());
        helper.call(new StopContainer(id.hex(), 0)).close();
        var exited = assertInstanceOf(Exited.class, containers.await(id));
        assertEquals(9, exited.status().signal());
    }

    @Test
    void runsOneMoreProcess() throws Exception {
        var id = containers.start(Containers.running("sleep", "1000").build());
        var output = exec(id, "hostname; echo $EXTRA; exit 4");
        assertEquals(id.abbreviated() + "\nmore\n", output.text());
        assertEquals(4, output.status().code());
        var execs = helper.store().resolve("containers/" + id.hex() + "/exec");
        Eventually.isTrue("its directory is gone", () -> isEmpty(execs));
    }

    @Test
    void isRemovedWhenItEndsIfAsked() throws Exception {
        for (int i = 0; i < 100; i++) {
            var spec = Containers.running("true").autoRemove(true).build();
            var id = containers.create(spec);
            var start = new StartContainer(id.hex(), List.of(), Optional.empty(), true);
            try (var reply = helper.call(start)) {
                Streams.readToEnd(reply.descriptors().getFirst());
            }
        }
        var directory = helper.store().resolve("containers");
        Eventually.isTrue("nothing is left", () -> isEmpty(directory));
        var open = Path.of("/proc/" + helper.pid() + "/fd");
        try (var descriptors = Files.list(open)) {
            assertTrue(descriptors.count() < 100, "descriptors of the helper");
        }
    }

    @Test
    void bindsWhatTheUserOpened() throws Exception {
        var folder = Files.createTempDirectory("cutaway-bind");
        Files.writeString(folder.resolve("file"), "from the host\n");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(List.of("from the host"), bind(folder, FileFlags.O_RDONLY));
    }

    @Test
    void refusesBindsThatWouldOpenTheStore() throws Exception {
        var store = helper.store();
        checkRefused("store", store);
        checkRefused("store", store.resolve("layers"));
        checkRefused("store", store.resolve(".."));
        checkRefused("store", helper.socketDirectory());
    }

    private void checkRefused(String code, Path folder) {
        checkError("io.cutaway.Helper.BindRefused", code, () -> bind(folder, FileFlags.O_RDONLY));
    }

    @Test
    void refusesADescriptorThatIsNotReallyOpen() throws Exception {
        var folder = Files.createTempDirectory("cutaway-bind");
        checkError(
                "io.cutaway.Helper.BindRefused", "path-only", () -> bind(folder, FileFlags.O_PATH));
    }

    private List<String> bind(Path folder, int flags) throws Exception {
        var spec =
                Containers.running("cat", "/mnt/file")
                        .bind(new HostBind(folder.toString(), "/mnt", Set.of()))
                        .build();
        var id = containers.create(spec);
        try (var opened = helper.asOwner(() -> FileCalls.open(folder.toString(), flags))) {
            var binds = List.of(new OpenedBind(folder.toString(), 0));
            var start = new StartContainer(id.hex(), binds, Optional.empty(), false);
            helper.call(start, opened).close();
        }
        containers.await(id);
        return containers.log(id);
    }

    @Test
    void showsThePlanAndHowItWent() throws Exception {
        var id = containers.start(Containers.running("true").build());
        containers.await(id);
        var details = helper.call(new InspectContainer(id.hex())).parameters();
        var plan = details.plan().orElseThrow();
        assertEquals(plan.operations().size(), details.report().orElseThrow().outcomes().size());
    }

    @Test
    void attachesToWhatRuns() throws Exception {
        var spec = Containers.running("sh", "-c", "read line; echo got $line");
        var id = containers.start(spec.interactive(true).build());
        try (var reply = helper.call(new AttachContainer(id.hex()))) {
            var stream = reply.descriptors().getFirst();
            var attach = new byte[] {19, 3};
            MessageCalls.sendmsg(stream, attach, 0, attach.length, List.of(), 0);
            var line = "\u0010word\n".getBytes(StandardCharsets.US_ASCII);
            MessageCalls.sendmsg(stream, line, 0, line.length, List.of(), 0);
            assertEquals("got word\n", Streams.readToEnd(stream).text());
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        checkError(
                "io.cutaway.Helper.NoSuchContainer",
                "absent",
                () -> helper.call(new InspectContainer("absent")));
        checkError(
                "io.cutaway.Helper.InvalidRequest",
                "signal",
                () -> {
                    var id = containers.start(Containers.running("sleep", "1000").build());
                    return helper.call(new KillContainer(id.hex(), 99));
                });
    }
}
