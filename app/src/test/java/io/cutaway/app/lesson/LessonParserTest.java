package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.lesson.LessonPart.Item;
import io.cutaway.app.lesson.LessonPart.Paragraph;
import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.LessonPart.Try;
import io.cutaway.app.lesson.Move.Stop;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.step.StepChanges;
import io.cutaway.engine.step.ViewedFact;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

// Over 300 lines: a table of everything that can be wrong in a lesson.

@DisplayName("A lesson's file")
class LessonParserTest {

    private static final String HEADER =
            """
            ---
            id: a-lesson
            language: en
            title: A lesson
            image: starter
            ---
            """;

    private static final String WHOLE =
            """
            ---
            id: a-lesson
            language: en
            title: A lesson
            image: starter
            command: sh -c 'echo x'
            hostname: desk
            network: none
            read-only: yes
            cap-drop: ALL
            cap-add: CHOWN, kill
            changes: share-uts, allow-suid
            needs: overlay
            ---
            Words with `code` and *weight*
            over two lines.

            - one
            - two

            ## First

            ```step
            again: chroot
            to: Mount /proc
            leave-out: MakePrivate, MaskPath /proc/keys
            needs: subordinate-ids
            ```

            ```try
            ls /

            id
            ```

            ```question
            ask: Which one?
            answer: namespace-pid
            ```

            ## Second
            Only words.
            """;

    private static Lesson good(String text) {
        var parsed = LessonParser.parse(text.getBytes(StandardCharsets.UTF_8));
        return assertInstanceOf(ParsedLesson.Good.class, parsed, parsed.toString()).lesson();
    }

    /// What is wrong, as `LINE key-of-the-sentence`'s line and beginning.
    private static void check(String text, int line, LessonMessage sentence, Object... arguments) {
        check(text.getBytes(StandardCharsets.UTF_8), line, sentence, arguments);
    }

    private static void check(byte[] file, int line, LessonMessage sentence, Object... arguments) {
        var bad = assertInstanceOf(ParsedLesson.Bad.class, LessonParser.parse(file));
        assertEquals(List.of(new LessonProblem(line, sentence.text(arguments))), bad.problems());
    }

    @Test
    void becomesWhatItSays() {
        var lesson = good(WHOLE);
        var header = lesson.header();
        assertEquals("A lesson", header.title());
        assertEquals(List.of("sh", "-c", "echo x"), header.spec().command());
        assertEquals(NetworkMode.NONE, header.spec().network());
        assertEquals(List.of("CAP_CHOWN", "CAP_KILL"), header.spec().capabilitiesAdded());
        assertTrue(header.spec().readOnly());
        assertEquals(
                new StepChanges(Set.of(NamespaceKind.UTS), false, Set.of(MountAttribute.NO_SET_ID)),
                header.changes());
        assertEquals(List.of(Need.SUBORDINATE_IDS, Need.OVERLAY), lesson.needs());
    }

    @Test
    void keepsWordsAndBlocksInTheirOrder() {
        var lesson = good(WHOLE);
        assertEquals(
                List.of(
                        new Span("Words with ", Span.Style.PLAIN),
                        new Span("code", Span.Style.CODE),
                        new Span(" and ", Span.Style.PLAIN),
                        new Span("weight", Span.Style.EMPHASIS),
                        new Span(" over two lines.", Span.Style.PLAIN)),
                ((Paragraph) lesson.introduction().getFirst()).spans());
        assertEquals("•", ((Item) lesson.introduction().get(1)).sign());
        var first = lesson.steps().getFirst();
        assertEquals(21, first.line());
        assertEquals(
                List.of(
                        new Try(List.of("ls /", "id")),
                        new Question(36, "Which one?", new Fact.Value(ViewedFact.NAMESPACE_PID))),
                first.parts());
        assertEquals(Move.NONE, lesson.steps().get(1).move());
    }

    @Test
    void saysWhatAStepDoes() {
        assertEquals(
                new Move(
                        Optional.of(new StepChanges(Set.of(), true, Set.of())),
                        Optional.of(new Stop(new OperationMark("Mount", "/proc"), false)),
                        List.of(
                                new OperationMark("MakePrivate", ""),
                                new OperationMark("MaskPath", "/proc/keys"))),
                good(WHOLE).steps().getFirst().move());
    }

    @Test
    void mayHaveTheLineEndsOfAnotherSystem() {
        assertEquals(good(WHOLE), good(WHOLE.replace("\n", "\r\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # line of the header to put in its place | line | what is said | about
                    volume: /etc:/etc      | 5 | UNKNOWN_KEY        | volume
                    id: Two Words          | 2 | ID_WRONG           | Two Words
                    id: ../../etc          | 2 | ID_WRONG           | ../../etc
                    language: English!     | 3 | LANGUAGE_WRONG     | English!
                    image: UPPER CASE      | 5 | IMAGE_WRONG        | UPPER CASE
                    network: bridge        | 5 | NETWORK_WRONG      | bridge
                    read-only: perhaps     | 5 | YES_OR_NO          | perhaps
                    cap-add: CAP_EVERYTHING| 5 | CAPABILITY_UNKNOWN | CAP_EVERYTHING
                    hostname: under_score  | 5 | HOSTNAME_WRONG     | under_score
                    user: ../root          | 5 | USER_WRONG         | ../root
                    changes: share-user    | 5 | CHANGE_UNKNOWN     | share-user
                    changes: share-mnt     | 5 | CHANGE_UNKNOWN     | share-mnt
                    needs: magic           | 5 | NEED_UNKNOWN       | magic
                    no field at all        | 5 | NOT_A_FIELD        | no field at all
                    """)
    void isToldWhatIsWrongAtItsTop(String field, int line, LessonMessage sentence, String about) {
        var key = field.contains(":") ? field.substring(0, field.indexOf(':') + 1) : field;
        var at = HEADER.lines().filter(each -> each.startsWith(key)).findFirst();
        var text =
                at.map(old -> HEADER.replace(old, field))
                        .orElseGet(() -> HEADER.replace("image:", field + "\nimage:"));
        var bad =
                assertInstanceOf(
                        ParsedLesson.Bad.class,
                        LessonParser.parse((text + "## One\n").getBytes(StandardCharsets.UTF_8)));
        assertEquals(1, bad.problems().size(), bad::toString);
        assertEquals(line, bad.problems().getFirst().line(), bad::toString);
        assertTrue(
                bad.problems().getFirst().sentence().contains(about)
                        && bad.problems()
                                .getFirst()
                                .sentence()
                                .startsWith(sentence.text(about, "").substring(0, 5)),
                bad::toString);
    }

    @Test
    void isToldWhatIsMissing() {
        var bad =
                assertInstanceOf(
                        ParsedLesson.Bad.class,
                        LessonParser.parse("---\n---\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of("id", "language", "title", "image"),
                bad.problems().stream()
                        .filter(p -> p.line() == 1)
                        .map(p -> p.sentence().split("'")[1])
                        .toList());
        check("# Only a heading\n", 1, LessonMessage.NO_HEADER);
        check(HEADER, 7, LessonMessage.NO_STEPS);
        check(
                HEADER.replace("id: a", "id: a\nid: a") + "## One\n",
                3,
                LessonMessage.KEY_TWICE,
                "id");
        check(HEADER.replace("id: a-lesson", "id:") + "## One\n");
    }

    private static void check(String text) {
        var bad =
                assertInstanceOf(
                        ParsedLesson.Bad.class,
                        LessonParser.parse(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of(
                        new LessonProblem(1, LessonMessage.KEY_MISSING.text("id")),
                        new LessonProblem(2, LessonMessage.NO_VALUE.text("id"))),
                bad.problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # the step's text, with ; for a new line          | line | what is said
                    <script>alert(1)</script>                         | 8  | NOT_IN_LESSON
                    > a quotation                                     | 8  | NOT_IN_LESSON
                    [here](http://example.org)                        | 8  | NOT_IN_TEXT
                    ![picture](x.png)                                 | 8  | NOT_IN_TEXT
                    words <b>and</b> HTML                             | 8  | NOT_IN_TEXT
                    ### Deeper                                        | 8  | HEADING_LEVEL
                    # Higher                                          | 8  | HEADING_LEVEL
                    - one;  - two                                     | 9  | NOT_IN_LIST
                    ```run;rm -rf /;```                               | 8  | BLOCK_UNKNOWN
                    ```try;ls                                         | 8  | NOT_CLOSED
                    ```try;```                                        | 8  | TRY_EMPTY
                    ```step;```                                       | 8  | STEP_EMPTY
                    ```step;to: Mount;;before: Mount;```              | 11 | TO_AND_BEFORE
                    ```step;to: Mountain;```                          | 9  | OPERATION_UNKNOWN
                    ```step;to: Mount proc;```                        | 9  | OPERATION_UNKNOWN
                    ```step;leave-out: MakePrivate;```                | 9  | LEAVE_OUT_WITHOUT_TO
                    words;;```step;to: Mount;```                      | 10 | STEP_NOT_FIRST
                    ```question;ask: Who?;answer: whoami;```          | 10 | FACT_UNKNOWN
                    ```question;ask: Who?;answer: mounted ../x;```    | 10 | FACT_UNKNOWN
                    ```question;ask: Who?;answer: $(id);```           | 10 | FACT_UNKNOWN
                    ```question;answer: pid;```                       | 8  | KEY_MISSING
                    ```question;ask: Who?;answer: pid;hint: x;```     | 11 | UNKNOWN_KEY
                    """)
    void isToldWhatIsWrongInAStep(String body, int line, LessonMessage sentence) {
        var text = HEADER + "## One\n" + body.replace(";", "\n") + "\n";
        var bad =
                assertInstanceOf(
                        ParsedLesson.Bad.class,
                        LessonParser.parse(text.getBytes(StandardCharsets.UTF_8)));
        var first = bad.problems().getFirst();
        assertEquals(line, first.line(), bad::toString);
        assertTrue(isSaid(sentence, first.sentence()), bad::toString);
    }

    /// Whether a sentence is that message, whatever was put in.
    private static boolean isSaid(LessonMessage message, String sentence) {
        var words = message.text("\0", "\0", "\0").split("\0");
        return List.of(words).stream().allMatch(sentence::contains);
    }

    @Test
    void belongsIntoAStepWhenItDoesSomething() {
        check(HEADER + "```try\nls\n```\n## One\n", 7, LessonMessage.BEFORE_FIRST_STEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0007", "\u001b[31m", "\u202e", "\u2028", "\u0000", "\ud83d\ude00\r"})
    void hasNoCharactersThatDoSomethingToATerminal(String bad) {
        var code = bad.endsWith("\r") ? '\r' : bad.charAt(0);
        check(
                HEADER + "## One\n" + bad + "x\n",
                8,
                LessonMessage.FORBIDDEN_CHARACTER,
                "U+%04X".formatted((int) code));
    }

    @Test
    void isTextOfASizeThatAPersonWrites() {
        check(new byte[LessonText.BYTES_MOST + 1], 1, LessonMessage.FILE_TOO_LARGE, 256);
        check("\n".repeat(4001), 4001, LessonMessage.TOO_MANY_LINES, 4000);
        check(HEADER + "## One\n" + "x".repeat(1001) + "\n", 8, LessonMessage.LINE_TOO_LONG, 1000);
        check(new byte[] {'-', '\n', '\n', (byte) 0xff, '\n'}, 3, LessonMessage.NOT_UTF8);
        check(
                HEADER + "## One\n".repeat(51),
                57,
                LessonMessage.TOO_MANY_STEPS,
                BodyReader.STEPS_MOST);
        check(new byte[0], 1, LessonMessage.NO_HEADER);
    }

    @Test
    void mayBeAsNestedAsTheLineIsLong() {
        var text = HEADER + "## One\n" + "> ".repeat(499) + "\n" + "*a ".repeat(300) + "\n";
        assertInstanceOf(
                ParsedLesson.Bad.class, LessonParser.parse(text.getBytes(StandardCharsets.UTF_8)));
        var list = HEADER + "## One\n" + "- ".repeat(490) + "x\n";
        assertInstanceOf(
                ParsedLesson.Bad.class, LessonParser.parse(list.getBytes(StandardCharsets.UTF_8)));
    }
}
