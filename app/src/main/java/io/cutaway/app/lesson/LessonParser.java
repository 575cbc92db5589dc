package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.NO_HEADER;

import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

import java.util.Collections;
import java.util.List;

/// Reads a lesson's file: a header between two rows of dashes, then Markdown (CommonMark). Whatever
/// is wrong is told with its line; nothing is guessed and nothing is passed over.
public final class LessonParser {

    private static final String DASHES = "---";
    private static final int NESTING_MOST = 16;

    private static final Parser MARKDOWN =
            Parser.builder()
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(NESTING_MOST)
                    .build();

    private LessonParser() {}

    /// @param file its bytes; more than a lesson may have need not be read
    public static ParsedLesson parse(byte[] file) {
        var problems = new LessonProblems();
        return LessonText.lines(file, problems)
                .map(lines -> parse(lines, problems))
                .orElseGet(() -> new ParsedLesson.Bad(problems.all()));
    }

    private static ParsedLesson parse(List<String> lines, LessonProblems problems) {
        var end = lines.subList(1, lines.size()).indexOf(DASHES) + 1;
        if (!lines.getFirst().equals(DASHES) || end == 0) {
            problems.add(1, NO_HEADER);
            return new ParsedLesson.Bad(problems.all());
        }
        var header = HeaderReader.read(lines.subList(1, end), problems);
        var body = new BodyReader(problems);
        body.read(MARKDOWN.parse(body(lines, end)), lines.size());
        return problems.isEmpty()
                ? new ParsedLesson.Good(new Lesson(header, body.introduction(), body.steps()))
                : new ParsedLesson.Bad(problems.all());
    }

    /// With an empty line for each of the header, so that lines keep their numbers.
    private static String body(List<String> lines, int end) {
        var blank = Collections.nCopies(end + 1, "");
        return String.join("\n", blank)
                + "\n"
                + String.join("\n", lines.subList(end + 1, lines.size()));
    }
}
