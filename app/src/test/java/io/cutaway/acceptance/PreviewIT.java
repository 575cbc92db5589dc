package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is said before a launch is what the kernel answers when it is tried.
class PreviewIT {

    private static final Pattern OPERATION = Pattern.compile("peration (\\d+) \\((\\w+)\\)");
    private static final Pattern ERROR = Pattern.compile("\\b(E[A-Z]{3,})\\b");
    private static final Shared SHARED = new Shared();

    @AfterAll
    static void close() {
        SHARED.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aCommandThatIsMissingIsForetold(Lane lane) {
        check(lane, "Execute ENOENT", "busybox", "no-such-program");
        check(lane, "Execute ENOENT", "busybox", "/no/such/program");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aCommandThatIsNoProgramIsForetold(Lane lane) {
        check(lane, "Execute EACCES", "busybox", "/etc/plain");
        check(lane, "Execute EACCES", "busybox", "/etc");
        check(lane, "Execute ENOTDIR", "busybox", "/etc/plain/program");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aWorkingDirectoryThatIsAFileIsForetold(Lane lane) {
        check(lane, "MakeDirectory ENOTDIR", "-w", "/etc/plain", "busybox", "true");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void nothingIsForetoldOfALaunchThatWorks(Lane lane) {
        check(lane, "", "busybox", "true");
        check(lane, "", "-w", "/new/place", "busybox", "sh", "-c", "exit 0");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aHostFolderThatCannotBeOpenedIsForetoldInTheSameWords(Lane lane) {
        var cutaway = SHARED.in(lane);
        var missing = cutaway.folder().resolve("missing") + ":/mnt";
        var planned = cutaway.run("plan", "-v", missing, "busybox", "true");
        assertEquals(
                cutaway.run("run", "--rm", "-v", missing, "busybox", "true").err(), planned.err());
        assertEquals(125, planned.code());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aBindOfTheStoreIsForetoldInTheSameWords(Lane lane) {
        var cutaway = SHARED.in(lane);
        var store = cutaway.store() + ":/mnt";
        var planned = cutaway.run("plan", "-v", store, "busybox", "true");
        assertEquals(125, planned.code());
        assertEquals(
                cutaway.run("run", "--rm", "-v", store, "busybox", "true").err(), planned.err());
    }

    private static void check(Lane lane, String expected, String... arguments) {
        var cutaway = SHARED.in(lane);
        var planned = cutaway.run(command(List.of("plan"), arguments));
        var launched = cutaway.run(command(List.of("run", "--rm"), arguments));
        assertEquals(0, planned.code(), planned.err());
        assertEquals(what(launched.err()), what(planned.err()));
        assertTrue(what(planned.err()).endsWith(expected), planned.err());
        assertEquals(expected.isEmpty(), planned.err().isEmpty(), planned.err());
        assertEquals(expected.isEmpty(), launched.code() == 0, launched.err());
    }

    private static String[] command(List<String> verb, String... arguments) {
        return Stream.concat(verb.stream(), Stream.of(arguments)).toArray(String[]::new);
    }

    /// The operation with its number, and the errno.
    private static String what(String sentence) {
        var operation = OPERATION.matcher(sentence);
        var error = ERROR.matcher(sentence);
        return (operation.find() ? operation.group(1) + " " + operation.group(2) : "")
                + (error.find() ? " " + error.group(1) : "");
    }
}
