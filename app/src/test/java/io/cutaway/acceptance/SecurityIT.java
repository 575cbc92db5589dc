package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.client.HelperConnection;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer.OpenedBind;
import io.cutaway.engine.protocol.Problem.BindRefused;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tries to break what `docs/SECURITY.md` says.
class SecurityIT {

    private static final Shared SHARED = new Shared();

    private static final String INFO =
            "{\"method\":\"io.cutaway.Helper.GetInfo\",\"parameters\":{}}";

    @AfterAll
    static void close() {
        SHARED.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void onlyTheOwnerReachesTheSocket(Lane lane) throws IOException {
        var run = socket(lane).resolve("..").normalize();
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(run));
        var outcome = speak(Stranger.NOBODY, socket(lane), INFO);
        assertTrue(outcome.err().contains("Permission denied"), outcome::toString);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aPeerOfAnotherUidIsRefused(Lane lane) {
        var socket = socket(lane);
        assertTrue(speak(Stranger.of(lane), socket, INFO).out().contains("\"buildId\""));
        try {
            open(lane, "o+x");
            Host.run("chmod", "o+rw", socket.toString());
            // Real root, too, is a stranger to an ordinary user's helper.
            var stranger = lane == Lane.ROOT ? Stranger.NOBODY : Stranger.ROOT;
            isRefused(speak(stranger, socket, INFO));
            isRefused(speak(Stranger.NOBODY, socket, INFO));
        } finally {
            open(lane, "o-x");
        }
    }

    private static void isRefused(Outcome answer) {
        assertFalse(answer.out().contains("buildId"), answer::toString);
        assertTrue(
                answer.out().equals("closed\n") || answer.out().contains("PermissionDenied"),
                answer::toString);
    }

    /// The folders above the socket, up to the lane's own.
    private static void open(Lane lane, String mode) {
        var folder = SHARED.in(lane).folder();
        var store = SHARED.in(lane).store();
        for (var each : List.of(folder, store, store.resolve("run"))) {
            Host.run("chmod", mode, each.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aRequestWithAnUnknownFieldIsRefused(Lane lane) {
        var method = "{\"method\":\"io.cutaway.Helper.%s\",\"parameters\":%s}";
        for (var message :
                List.of(
                        method.formatted("GetInfo", "{\"more\":1}"),
                        method.formatted(
                                "CreateContainer",
                                "{\"spec\":{\"image\":\"busybox\"},\"operations\":[]}"),
                        method.formatted(
                                "CreateContainer",
                                "{\"spec\":{\"image\":\"busybox\",\"privileged\":true}}"))) {
            var answer = speak(Stranger.of(lane), socket(lane), message);
            assertTrue(answer.out().contains("\"error\""), answer::toString);
            assertTrue(answer.out().contains("Invalid"), answer::toString);
        }
    }

    @Test
    void aFolderThatWasNotReallyOpenedIsNotBound() {
        var cutaway = SHARED.in(Lane.ROOT);
        var folder = cutaway.folder().toString();
        var bind = "/etc";
        cutaway.run("create", "--name", "bind", "-v", bind + ":/data", "busybox", "true").answer();
        try (var helper = new HelperConnection(cutaway.store().resolve("run"))) {
            checkBind(helper, bind, FileCalls.open(bind, FileFlags.O_PATH), "path-only");
            checkBind(helper, bind, FileCalls.open(folder, FileFlags.O_DIRECTORY), "changed");
            checkBind(helper, bind, FileCalls.open("/dev/null", FileFlags.O_WRONLY), "not-open");
            checkBind(helper, bind, FileCalls.open("/dev/null", 0), "kind");
        }
    }

    private static void checkBind(
            HelperConnection helper, String source, Descriptor opened, String code) {
        try (opened) {
            var request =
                    new StartContainer(
                            "bind", List.of(new OpenedBind(source, 0)), Optional.empty(), false);
            var refused =
                    assertThrows(
                            ProblemException.class, () -> helper.call(request, List.of(opened)));
            assertEquals(new BindRefused(source, code), refused.problem());
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theStoreIsClosedToOthers(Lane lane) throws IOException {
        var store = SHARED.in(lane).store();
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(store));
        open(lane, "o+x");
        try {
            Host.run("chmod", "o-x", store.toString());
            var outcome = Stranger.NOBODY.run("ls", store + "/images");
            assertTrue(outcome.err().contains("Permission denied"), outcome::toString);
        } finally {
            open(lane, "o-x");
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void theStoreIsNeverShownInAContainer(Lane lane) throws IOException {
        var store = SHARED.in(lane).store();
        var link = SHARED.in(lane).folder().resolve("link");
        Files.createSymbolicLink(link, store);
        for (var source :
                List.of(
                        store,
                        store.resolve("layers"),
                        store.resolve("run"),
                        store.resolve(".."),
                        link,
                        Path.of("/"))) {
            SHARED.in(lane)
                    .run("run", "--rm", "-v", source + ":/data", "busybox", "true")
                    .isRefused(125, "store");
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aContainersRootCannotSeeTheSocket(Lane lane) {
        var text =
                """
                ls -d %1$s 2>/dev/null
                find / -xdev -name helper.sock
                cat /proc/net/unix | grep helper.sock
                echo %2$s | nc local:%1$s/run/helper.sock 2>/dev/null
                """
                        .formatted(SHARED.in(lane).store(), "x");
        assertEquals("", SHARED.in(lane).shell(text).out());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aContainersRootIsNoUserOfTheHost(Lane lane) {
        var cutaway = SHARED.in(lane);
        cutaway.run("run", "-d", "--name", "root", "busybox", "sleep", "1000").answer();
        var status = Host.text("/proc/" + cutaway.processOf("root") + "/status");
        var uid = status.replaceFirst("(?s).*\nUid:\t([0-9]+)\t.*", "$1");
        assertNotEquals("0", uid);
        if (lane == Lane.ROOT) {
            assertTrue(Long.parseLong(uid) > 0x6FFFFFFF, uid);
        }
        var layers = cutaway.store().resolve("layers");
        var owned = Host.run("find", layers.toString(), "-mindepth", "3", "-uid", "0");
        assertEquals("", owned);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aDeviceNodeInAnImageIsNotMade(Lane lane) {
        var cutaway = SHARED.in(lane);
        var made =
                """
                cd "$0"
                mkdir -p nodes/bin
                cp "$(command -v busybox)" nodes/bin/
                mknod nodes/disk b 8 0
                mknod nodes/memory c 1 1
                tar -C nodes -cf nodes.tar .
                chmod 644 nodes.tar
                """;
        Host.run("sh", "-euc", made, cutaway.folder().toString());
        var outcome = cutaway.run("import", cutaway.folder() + "/nodes.tar", "nodes");
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains("2 device nodes were left out"), outcome::toString);
        assertEquals(
                "", Host.run("find", cutaway.store().toString(), "-type", "b", "-o", "-type", "c"));
        assertEquals(
                "bin",
                cutaway.run("run", "--rm", "nodes", "/bin/busybox", "ls", "-d", "bin").answer());
        assertEquals(
                1,
                cutaway.run("run", "--rm", "nodes", "/bin/busybox", "test", "-e", "/disk").code());
    }

    private static Path socket(Lane lane) {
        SHARED.in(lane).wake();
        return SHARED.in(lane).store().resolve("run/helper.sock");
    }

    private static Outcome speak(Stranger who, Path socket, String message) {
        return who.run("perl", "-e", Speaker.SCRIPT, socket.toString(), message);
    }

    /// Somebody on this computer.
    private record Stranger(List<String> prefix) {

        static final Stranger ROOT = new Stranger(List.of());
        static final Stranger NOBODY =
                new Stranger(
                        List.of(
                                "setpriv",
                                "--reuid",
                                "65534",
                                "--regid",
                                "65534",
                                "--clear-groups"));

        static Stranger of(Lane lane) {
            return new Stranger(lane.prefix());
        }

        Outcome run(String... command) {
            var all = new ArrayList<>(prefix);
            all.addAll(List.of(command));
            return Host.run(all, Map.of("PATH", "/usr/bin:/bin"), "");
        }
    }
}
