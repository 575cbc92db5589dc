package io.cutaway.app.cli;

import io.cutaway.app.explanation.OperationExplanation;

import java.util.ArrayList;
import java.util.List;

/// What `plan --explain` prints below an operation: paragraphs, then rows with a word before each.
final class ExplanationLines {

    private static final int WIDTH = 92;
    private static final String INDENT = "     ";

    private ExplanationLines() {}

    static List<String> of(OperationExplanation explanation) {
        var lines = new ArrayList<String>();
        lines.addAll(wrapped(explanation.does()));
        rows(CliMessage.EXPLAIN_CALLS, explanation.calls(), lines);
        rows(CliMessage.EXPLAIN_SHELL, explanation.commands(), lines);
        rows(CliMessage.EXPLAIN_LOOK, List.of(explanation.look()), lines);
        rows(CliMessage.EXPLAIN_PAGES, List.of(String.join(", ", explanation.pages())), lines);
        lines.addAll(wrapped(CliMessage.EXPLAIN_WITHOUT.text(explanation.without())));
        lines.add("");
        return lines;
    }

    private static void rows(CliMessage word, List<String> texts, List<String> lines) {
        var before = "%-8s".formatted(word.text());
        for (var text : texts) {
            lines.add(INDENT + before + text);
            before = " ".repeat(before.length());
        }
    }

    private static List<String> wrapped(String sentences) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(INDENT);
        for (var word : sentences.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
