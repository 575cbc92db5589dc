package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/// Whatever is wrong with a command is one sentence, one exit code, and leaves nothing behind.
class BadInputIT {

    private static final Shared SHARED = new Shared();

    @AfterAll
    static void close() {
        SHARED.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void anImageThatIsNotThere(Lane lane) {
        check(lane, 125, "no-such-image", "run", "no-such-image", "true");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void anArchiveThatIsCutOff(Lane lane) throws IOException {
        var cutaway = SHARED.in(lane);
        var whole = Files.readAllBytes(Images.busybox());
        var file = cutaway.folder().resolve("cut.tar");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        lane.give(file);
        check(lane, 125, "not accepted", "import", file.toString(), "cut");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void anArchiveThatIsNone(Lane lane) throws IOException {
        var file = SHARED.in(lane).folder().resolve("text.tar");
        Files.writeString(file, "this is no archive\n".repeat(100));
        lane.give(file);
        check(lane, 125, "not accepted", "import", file.toString(), "text");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aFlagThatIsUnknown(Lane lane) {
        check(lane, 125, "--no-such-flag", "run", "--no-such-flag", "busybox");
        check(lane, 125, "no-such-command", "no-such-command");
        check(lane, 125, "NO_SUCH", "run", "--cap-add", "NO_SUCH", "busybox");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aCommandThatIsNotInTheImage(Lane lane) {
        check(lane, 127, "no-such-program", "run", "busybox", "no-such-program");
        check(lane, 127, "/no/such/program", "run", "-d", "busybox", "/no/such/program");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aCommandThatIsNoProgram(Lane lane) {
        check(lane, 126, "/etc/plain", "run", "busybox", "/etc/plain");
        check(lane, 126, "/etc", "run", "busybox", "/etc");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aUserThatIsNotInTheImage(Lane lane) {
        check(lane, 125, "nobody-there", "run", "-u", "nobody-there", "busybox", "true");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aHostFolderThatDoesNotExist(Lane lane) {
        check(
                lane,
                125,
                "/no/such/folder",
                "run",
                "-v",
                "/no/such/folder:/data",
                "busybox",
                "true");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aNameThatIsInUse(Lane lane) {
        var cutaway = SHARED.in(lane);
        cutaway.run("create", "--name", "taken", "busybox", "true").answer();
        check(lane, 125, "taken", "run", "--name", "taken", "busybox", "true");
        cutaway.run("rm", "taken").answer();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aContainerThatIsNotThere(Lane lane) {
        for (var command : List.of("start", "stop", "kill", "logs", "wait", "inspect")) {
            check(lane, 125, "no-such-container", command, "no-such-container");
        }
    }

    private static void check(Lane lane, int code, String word, String... arguments) {
        var cutaway = SHARED.in(lane);
        var before = files(cutaway);
        cutaway.run(arguments).isRefused(code, word);
        assertEquals(before, files(cutaway));
    }

    private static String files(Cutaway cutaway) {
        return Host.run("sh", "-c", "find " + cutaway.store() + " | sort");
    }
}
