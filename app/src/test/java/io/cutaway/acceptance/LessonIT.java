package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.protocol.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lessons are gone through on the real engine: what they say, ask and have one try is so.
class LessonIT {

    private static final Shared SHARED = new Shared();

    @AfterAll
    static void close() {
        SHARED.close();
    }

    /// A lesson that is gone through, the first one by each builder, each other one by one user.
    ///
    /// @param answers what the kernel answers to its questions, where that is the same on every
    ///   computer and for every user; `*` where only the moment knows
    /// @param printed patterns of what the shell inside shows at a step, as the text there says;
    ///   what follows a `!` is not shown
    record Told(String id, String answers, Map<Integer, List<String>> printed) {}

    private static final Told FIRST =
            new Told(
                    "directory-as-root",
                    "yes no 1 * * private overlay yes yes /tmp/root / 11 yes",
                    Map.of(
                            3, List.of("0 +\\d+ +\\d+$", "^uid=0\\(root\\)", "^mnt:\\[\\d+]$"),
                            4, List.of("^/ +private$"),
                            5, List.of("^bin +dev +etc ", "!cpuinfo"),
                            6, List.of("cpuinfo", "urandom"),
                            8, List.of("^/ +overlay$", "^bin +dev +etc ", "!\\bopt\\b"),
                            9, List.of("^desk$", "^ +1 .* sh$")));

    /// The others, each with who goes through it.
    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        Lane.USER,
                        new Told(
                                "chroot",
                                "/tmp/root yes / no",
                                Map.of(
                                        0, List.of("cutaway-starter"),
                                        1, List.of("\\bopt\\b"),
                                        2, List.of("^bin +dev +etc ", "!\\bopt\\b"),
                                        3, List.of("Operation not permitted", "!^bin")))),
                Arguments.of(
                        Lane.USER,
                        new Told(
                                "mount-namespace",
                                "no * * private no yes yes",
                                Map.of(
                                        0, List.of("^mnt:\\[\\d+]$", "^/ +\\w+$"),
                                        1, List.of("^/ +(shared|private|private,slave)$"),
                                        3, List.of("^mount: .*wrong fs type", "^/mnt +sysfs$"),
                                        4,
                                                List.of(
                                                        "^crw-rw-rw- .* 1, +3 .* null$",
                                                        "\\[/null]$")))),
                Arguments.of(
                        Lane.USER,
                        new Told(
                                "pivot-root",
                                "* overlay no * overlay / yes",
                                Map.of(
                                        0, List.of("\\bopt\\b", "^bin +dev +etc "),
                                        1, List.of("pivot_root: .*Invalid argument"),
                                        2, List.of("^/ +overlay$", "!\\bopt\\b"),
                                        3, List.of("^desk$", "\\bopt\\b")))),
                Arguments.of(
                        Lane.USER,
                        new Told(
                                "pid-namespace",
                                "1 * no proc no yes no",
                                Map.of(
                                        1, List.of("^\\d\\d+$", "!cpuinfo"),
                                        2, List.of("^/tmp/root/proc/1\\b", "^cutaway-shim$"),
                                        3, List.of("mount -t proc", "!^ +PID")))),
                Arguments.of(
                        Lane.ROOT,
                        new Told(
                                "uts-ipc-network",
                                "no * desk no * * yes",
                                Map.of(
                                        0, List.of("!^desk$"),
                                        1, List.of("^desk$"),
                                        2, List.of("^ +lo:", "!eth|enp|wlan", "^lo$"),
                                        3, List.of("^Shared memory id: \\d+$", "^0x.* 1024 ")))),
                Arguments.of(
                        Lane.USER,
                        new Told(
                                "user-namespace",
                                "0 yes * * * no * 11",
                                Map.of(
                                        1, List.of("0 +\\d+ +\\d+$", "65534 +65534"),
                                        2,
                                                List.of(
                                                        "^date: .*Operation not permitted",
                                                        "!mount:")))),
                Arguments.of(
                        Lane.ROOT,
                        new Told(
                                "overlay",
                                "overlay yes yes yes overlay",
                                Map.of(
                                        0, List.of("^/tmp/w/upper:$", "^bin +dev +etc "),
                                        1, List.of("^-rw.* mine$"),
                                        2, List.of("^-rw.* passwd$", "^nobody:x:"),
                                        3, List.of("^c-.* 0, +0 .* os-release$"),
                                        4, List.of("^d.* home$"),
                                        5, List.of("^/ +overlay ")))),
                Arguments.of(
                        Lane.ROOT,
                        new Told(
                                "privileges",
                                "* 11 no yes yes filter yes yes no",
                                Map.of(
                                        0, List.of("^CapEff:\\s+0*1f"),
                                        3, List.of("^unshare: .*Operation not permitted")))));
    }

    @ParameterizedTest
    @EnumSource(Builder.class)
    void everyViewOfTheFirstLessonIsTheKernels(Builder builder) throws IOException {
        try (var cutaway = builder.open();
                var walk = new LessonWalk(cutaway, FIRST.id())) {
            var kernel = new Kernel((int) cutaway.helper());
            walk.go(
                    view -> {
                        kernel.agreesWith(view);
                        if (walk.steps().getLast() == 3) {
                            var one = List.of(1L);
                            assertEquals(
                                    builder.hasOneId(),
                                    one.equals(counts(view.ids().maps().users())));
                        }
                    });
            check(FIRST, walk);
        }
    }

    private static List<Long> counts(IdMap map) {
        return map.ranges().stream().map(IdMap.Range::count).toList();
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyOtherLessonIsTrue(Lane lane, Told told) throws IOException {
        var cutaway = SHARED.in(lane);
        try (var walk = new LessonWalk(cutaway, told.id())) {
            walk.go(_ -> {});
            check(told, walk);
        }
        assertEquals("", cutaway.run("ps", "--all", "--quiet").answer());
    }

    private static void check(Told told, LessonWalk walk) {
        var expected = List.of(told.answers().split(" "));
        assertEquals(expected.size(), walk.answers().size(), told.id());
        for (var i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals("*")) {
                assertEquals(expected.get(i), walk.answers().get(i), told.id() + i);
            }
            assertNotEquals("-", walk.answers().get(i), told.id() + i);
        }
        assertEquals(told.printed().keySet(), walk.printed().keySet(), told.id());
        walk.printed()
                .forEach(
                        (step, text) -> {
                            assertFalse(text.contains("not found"), text);
                            assertFalse(text.contains("No such file"), text);
                            told.printed()
                                    .getOrDefault(step, List.of())
                                    .forEach(pattern -> shows(pattern, text));
                        });
    }

    private static void shows(String pattern, String text) {
        var isHidden = pattern.startsWith("!");
        var shown = Pattern.compile(isHidden ? pattern.substring(1) : pattern, Pattern.MULTILINE);
        assertNotEquals(isHidden, shown.matcher(text).find(), () -> pattern + " in " + text);
    }

    @Test
    void answersAreKeptUntilTheDeskIsReset() throws IOException {
        var cutaway = SHARED.in(Lane.USER);
        var file = cutaway.folder().resolve("answers.json");
        var words = new String[] {"--language", "de", "--answers", file.toString()};
        try (var walk = new LessonWalk(cutaway, "chroot", words)) {
            walk.go(_ -> {});
        }
        var written = Json.MAPPER.readTree(Files.readAllBytes(file));
        assertEquals("chroot", written.at("/0/id").asString());
        assertEquals(4, written.at("/0/answers").size());
        cutaway.run("lesson", "answers", file + "2").answer();
        assertTrue(Files.readString(file.resolveSibling("answers.json2")).contains("chroot"));
        cutaway.run("lesson", "reset").answer();
        cutaway.run("lesson", "answers", file.toString()).answer();
        assertEquals(0, Json.MAPPER.readTree(Files.readAllBytes(file)).size());
    }

    @Test
    void aBadFileIsToldWithItsLineAndRunsNothing() throws IOException {
        var cutaway = SHARED.in(Lane.USER);
        var file = cutaway.folder().resolve("bad.md");
        Files.writeString(
                file,
                """
                ---
                id: bad
                language: en
                title: Bad
                image: starter
                volume: /etc:/etc
                ---
                ## One
                """);
        Lane.USER.give(file);
        var checked = cutaway.run("lesson", "check", file.toString());
        assertEquals(1, checked.code());
        assertTrue(checked.out().startsWith(file + ":6: There is no key 'volume'"), checked::out);
        cutaway.run("lesson", "run", file.toString()).isRefused(125, "line 6");
    }

    @Test
    void withoutAMapThereIsNoShellAndTheLessonGoesOn() {
        var outcome =
                SHARED.in(Lane.USER)
                        .runWithInput("\ns id\nno\ns id\nq\n", "lesson", "run", FIRST.id());
        assertEquals(0, outcome.code(), outcome::toString);
        assertTrue(outcome.err().contains("no inside to be in"), outcome::toString);
    }

    /// The lesson's user is one that a map of one id lacks.
    @ParameterizedTest
    @EnumSource(Builder.class)
    void whatThePlannerKnowsIsSaidBefore(Builder builder) throws IOException {
        try (var cutaway = builder.open()) {
            var file = cutaway.shared("lessons").resolve("mine.md");
            Files.writeString(file, lesson("user: 1000"));
            var checked = cutaway.run("lesson", "check", "--here", file.toString());
            assertEquals(builder.hasOneId() ? 1 : 0, checked.code(), checked::toString);
            assertEquals(builder.hasOneId(), checked.out().contains("1000"), checked::toString);
            Files.writeString(file, lesson("command: no-such-program"));
            var foretold = cutaway.run("lesson", "check", "--here", file.toString());
            assertEquals(1, foretold.code(), foretold::toString);
            assertTrue(
                    foretold.out().startsWith(file + ":13: this computer can't do the step 'Two'"),
                    foretold::toString);
            assertTrue(foretold.out().contains("ENOENT"), foretold::toString);
            assertEquals(0, cutaway.run("lesson", "check", "--here", FIRST.id()).code());
        }
    }

    private static String lesson(String line) {
        return """
        ---
        id: mine
        language: en
        title: Mine
        image: busybox
        %s
        ---
        ## One

        ```step
        to: PivotRoot
        ```
        ## Two

        ```step
        to: Execute
        ```
        """
                .formatted(line);
    }
}
