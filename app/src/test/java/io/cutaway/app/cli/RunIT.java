package io.cutaway.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The command line from end to end: the real program, helper, shim and kernel.
@DisplayName("Running containers")
class RunIT {

    @Nested
    @DisplayName("as the user of the tests")
    class AsThisUser extends Cases {
        @Override
        Cutaway open() throws Exception {
            return Cutaway.asThisUser();
        }
    }

    @Nested
    @DisplayName("as an ordinary user with subordinate ids")
    class AsOrdinaryUser extends Cases {
        @Override
        Cutaway open() throws Exception {
            var user = Cutaway.ordinaryUser();
            assumeTrue(user.isPresent(), "no account with subordinate ids, or not root");
            return Cutaway.asUser(user.get());
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Cases {

        private Cutaway cutaway;

        abstract Cutaway open() throws Exception;

        @BeforeAll
        void makeImage() throws Exception {
            cutaway = open();
            var made = cutaway.run("import", "--starter");
            assertEquals(0, made.exitCode(), made.err());
        }

        @AfterAll
        void removeContainers() throws Exception {
            if (cutaway != null) {
                cutaway.close();
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        0   | run --rm starter true
                        3   | run --rm starter sh -c exit${IFS}3
                        127 | run --rm starter /no/such/program
                        127 | run --rm starter nosuchprogram
                        126 | run --rm starter /etc/passwd
                        125 | run --rm nosuchimage true
                        125 | run --rm --nosuchflag starter true
                        125 | run --rm -v /no/such/folder:/x starter true
                        125 | run --rm -u nosuchuser starter true
                        125 | run --rm --cap-add NOSUCH starter true
                        125 | stop nosuchcontainer
                        1   | rm nosuchcontainer
                        1   | rmi nosuchimage
                        125 | nosuchcommand
                        """)
        void exitAsPodmanDoes(int code, String words) {
            var result = cutaway.run(words.split(" "));
            assertEquals(code, result.exitCode(), result.toString());
            if (code != 0 && code != 3) {
                assertEquals(1, result.err().lines().count(), result.err());
                assertTrue(result.err().startsWith("cutaway: "), result.err());
            }
            assertEquals("", cutaway.run("ps", "-aq").out());
        }

        @Test
        void exitBySignalIs128AndItsNumber() {
            checkShell(137, "", "sh -c 'kill -9 $$' 2>/dev/null; exit $?");
        }

        @Test
        void inputFromAPipeGoesToTheContainer() {
            var result = cutaway.runWithInput("one\ntwo\n", "run", "--rm", "-i", "starter", "cat");
            assertEquals("one\ntwo\n", result.out());
        }

        @Test
        void withoutInteractiveThereIsNoInput() {
            var result = cutaway.runWithInput("one\n", "run", "--rm", "starter", "cat");
            assertEquals("", result.out());
        }

        @Test
        void errorsGoToStandardError() {
            var result = cutaway.run("run", "--rm", "starter", "sh", "-c", "echo o; echo e >&2");
            assertEquals(List.of("o\n", "e\n"), List.of(result.out(), result.err()));
        }

        /// Far more than the shim, the sockets and the command line hold together.
        @Test
        void noneOfMuchOutputIsLost() throws Exception {
            var script = "head -c 50000000 /dev/zero";
            var process = cutaway.start("run", "--rm", "starter", "sh", "-c", script);
            try (var out = process.getInputStream()) {
                assertEquals(50_000_000, out.transferTo(OutputStream.nullOutputStream()));
            }
            assertEquals(0, process.waitFor());
        }

        @Test
        void environmentComesFromFlagsAndCaller() {
            checkShell(0, "b caller\n", "echo $A $FROM_CALLER", "-e", "A=b", "-e", "FROM_CALLER");
        }

        @Test
        void workingDirectoryAndUserAreAsAsked() {
            checkShell(0, "/tmp 7 8\n", "echo $(pwd) $(id -u) $(id -g)", "-w/tmp", "-u", "7:8");
        }

        @Test
        void readOnlyRootCanNotBeWritten() {
            checkShell(0, "no\n", "touch /x 2>/dev/null || echo no", "--read-only");
        }

        @Test
        void temporaryFilesystemIsWritable() {
            var options = new String[] {"--read-only", "--tmpfs", "/t:size=1m"};
            checkShell(0, "tmpfs\n", "touch /t/x && stat -f -c %T /t", options);
        }

        @Test
        void droppedCapabilitiesAreGone() {
            checkShell(
                    0,
                    "CapBnd:\t0000000000000000\n",
                    "grep CapBnd /proc/self/status",
                    "--cap-drop",
                    "ALL");
        }

        @Test
        void hostsNetworkIsTheHosts() throws Exception {
            var host = Files.readSymbolicLink(Path.of("/proc/self/ns/net")) + "\n";
            checkShell(0, host, "readlink /proc/self/ns/net", "--network", "host");
        }

        @Test
        void noNetworkHasLoopbackDown() {
            checkShell(0, "down\n", "cat /sys/class/net/*/operstate", "--network", "none");
        }

        @Test
        void foldersAreSeenWithTheirOptions() throws Exception {
            var folder = Files.createTempDirectory("cutaway-bind");
            Files.writeString(folder.resolve("f"), "data\n");
            var open = java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx");
            Files.setPosixFilePermissions(folder, open);
            checkShell(
                    0,
                    "data\nno\n",
                    "cat /v/f; touch /v/g 2>/dev/null || echo no",
                    "-v" + folder + ":/v:ro");
            checkShell(0, "", "echo written >/v/g", "-v", folder + ":/v");
            assertEquals("written\n", Files.readString(folder.resolve("g")));
        }

        @Test
        void detachedContainerIsListedLoggedAwaitedAndRemoved() {
            var script = "echo out; echo err >&2; exit 7";
            var id = cutaway.run("run", "-d", "--name", "bg", "starter", "sh", "-c", script).out();
            assertEquals(33, id.length(), id);
            assertEquals("7\n", cutaway.run("wait", "bg").out());
            var logs = cutaway.run("logs", "bg");
            assertEquals(List.of("out\n", "err\n"), List.of(logs.out(), logs.err()));
            assertEquals("out\n", cutaway.run("logs", "--tail", "2", "bg").out());
            assertTrue(cutaway.run("ps", "-a").out().contains("Exited (7)"));
            assertEquals("bg\n", cutaway.run("rm", "bg").out());
        }

        @Test
        void runningContainerCanBeEnteredAndStopped() {
            var script = "trap 'exit 9' TERM; while :; do sleep 0.05; done";
            cutaway.run("run", "-d", "--name", "fg", "starter", "sh", "-c", script);
            assertEquals(4, cutaway.run("exec", "fg", "sh", "-c", "exit 4").exitCode());
            assertEquals(2, cutaway.run("rm", "fg").exitCode());
            assertEquals("fg\n", cutaway.run("stop", "fg").out());
            assertEquals("9\n", cutaway.run("wait", "fg").out());
            assertEquals(0, cutaway.run("rm", "-f", "fg").exitCode());
        }

        @Test
        void signalsAreForwarded() throws Exception {
            var script = "trap 'echo got; exit 11' INT; echo ready; while :; do sleep 0.05; done";
            var process = cutaway.start("run", "--rm", "starter", "sh", "-c", script);
            try (var out = process.inputReader()) {
                assertEquals("ready", out.readLine());
                interrupt(process.toHandle());
                assertEquals("got", out.readLine());
            }
            assertEquals(11, process.waitFor());
        }

        /// runuser forks, and passes SIGTERM on but not SIGINT.
        private static void interrupt(ProcessHandle started) throws Exception {
            var java = started.descendants().reduce((_, last) -> last).orElse(started);
            new ProcessBuilder("kill", "-INT", Long.toString(java.pid())).start().waitFor();
        }

        private void checkShell(int code, String out, String script, String... flags) {
            var words = new java.util.ArrayList<>(List.of("run", "--rm"));
            words.addAll(List.of(flags));
            words.addAll(List.of("starter", "sh", "-c", script));
            var result = cutaway.run(words.toArray(String[]::new));
            assertEquals(out, result.out(), result.err());
            assertEquals(code, result.exitCode(), result.err());
        }
    }
}
