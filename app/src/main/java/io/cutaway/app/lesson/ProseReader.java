package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.NOT_IN_TEXT;
import static io.cutaway.app.lesson.LessonMessage.TOO_NESTED;

import io.cutaway.app.lesson.Span.Style;

import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

import java.util.ArrayList;
import java.util.List;

/// Reads the words of a paragraph. What leads elsewhere or is drawn by somebody else's means, such
/// as links, pictures and HTML, is refused.
final class ProseReader {

    private static final int DEPTH_MOST = 4;

    private final LessonProblems problems;
    private final int line;
    private final List<Span> spans = new ArrayList<>();

    private ProseReader(int line, LessonProblems problems) {
        this.line = line;
        this.problems = problems;
    }

    /// @param parent of the words
    /// @param line where they begin
    static List<Span> read(Node parent, int line, LessonProblems problems) {
        var reader = new ProseReader(line, problems);
        reader.children(parent, Style.PLAIN, 0);
        return reader.spans;
    }

    /// The words alone.
    static String text(Node parent, int line, LessonProblems problems) {
        var text = new StringBuilder();
        read(parent, line, problems).forEach(span -> text.append(span.text()));
        return text.toString();
    }

    private void children(Node parent, Style style, int depth) {
        if (depth > DEPTH_MOST) {
            problems.add(line, TOO_NESTED);
            return;
        }
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            read(node, style, depth);
        }
    }

    private void read(Node node, Style style, int depth) {
        switch (node) {
            case Text text -> add(text.getLiteral(), style);
            case Code code -> add(code.getLiteral(), Style.CODE);
            case SoftLineBreak _, HardLineBreak _ -> add(" ", style);
            case Emphasis emphasis -> children(emphasis, Style.EMPHASIS, depth + 1);
            case StrongEmphasis strong -> children(strong, Style.STRONG, depth + 1);
            default -> problems.add(line, NOT_IN_TEXT, node.getClass().getSimpleName());
        }
    }

    /// Words that look the same stand together.
    private void add(String text, Style style) {
        if (!spans.isEmpty() && spans.getLast().style() == style) {
            spans.set(spans.size() - 1, new Span(spans.getLast().text() + text, style));
        } else {
            spans.add(new Span(text, style));
        }
    }
}
