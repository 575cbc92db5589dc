package io.cutaway.app.cli;

import static io.cutaway.app.cli.CliMessage.*;

import io.cutaway.app.explanation.OperationText;
import io.cutaway.app.lesson.GivenAnswer;
import io.cutaway.app.lesson.Lesson;
import io.cutaway.app.lesson.LessonPart;
import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.LessonRun;
import io.cutaway.app.lesson.Span;
import io.cutaway.app.problem.ProblemText;
import io.cutaway.app.step.TakenStep;
import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.step.StepResult;

import java.util.List;
import java.util.stream.Collectors;

/// Text for a person at a terminal.
///
/// @param console where it is printed
record SpokenLesson(Console console) implements LessonVoice {

    private static final int WIDTH = 80;
    private static final String INDENT = "    ";

    @Override
    public void begin(Lesson lesson) {
        title(lesson.header().title(), '=');
        lesson.introduction().forEach(this::part);
    }

    private void title(String text, char line) {
        console.line("");
        console.line(text);
        console.line(String.valueOf(line).repeat(text.length()));
        console.line("");
    }

    @Override
    public void step(LessonRun run, LessonRun.Moved moved) {
        var step = run.step().orElseThrow();
        title((run.place() + 1) + ". " + step.title(), '-');
        moved.taken().forEach(this::taken);
        moved.missing().ifPresent(mark -> console.line(INDENT + LESSON_MISSING.text(mark)));
        if (!moved.taken().isEmpty()) {
            console.line("");
        }
        step.parts().forEach(this::part);
    }

    private void taken(TakenStep step) {
        var outcome = step.outcome();
        var result =
                switch (outcome.result()) {
                    case StepResult.DONE -> Quantities.milliseconds(outcome.tookNanos());
                    case StepResult.FAILED -> LESSON_FAILED.text(outcome.call(), outcome.error());
                    case StepResult.LEFT_OUT -> LESSON_LEFT_OUT.text();
                };
        console.line(INDENT + OperationText.of(step.operation()) + "  " + result);
    }

    private void part(LessonPart part) {
        switch (part) {
            case LessonPart.Paragraph(var spans) -> paragraph("", words(spans));
            case LessonPart.Item(var sign, var spans) -> paragraph(sign + " ", words(spans));
            case LessonPart.Listing(var text) -> listing(text.lines().toList(), INDENT);
            case LessonPart.Try(var commands) -> {
                console.line(LESSON_TRY.text());
                listing(commands, INDENT + "$ ");
            }
            case Question _ -> {}
        }
    }

    private void listing(List<String> lines, String indent) {
        lines.forEach(line -> console.line(indent + line));
        console.line("");
    }

    private static String words(List<Span> spans) {
        return spans.stream()
                .map(s -> s.style() == Span.Style.CODE ? "`" + s.text() + "`" : s.text())
                .collect(Collectors.joining());
    }

    private void paragraph(String first, String text) {
        var line = new StringBuilder(first);
        for (var word : text.split(" +", -1)) {
            if (line.length() + word.length() > WIDTH) {
                console.line(line.toString().stripTrailing());
                line.setLength(0);
                line.append(" ".repeat(first.length()));
            }
            line.append(word).append(' ');
        }
        console.line(line.toString().stripTrailing());
        console.line("");
    }

    @Override
    public void ask(Question question) {
        paragraph("? ", question.ask());
    }

    @Override
    public void answered(GivenAnswer answer) {
        console.line((answer.right() ? LESSON_RIGHT : LESSON_WRONG).text(answer.expected()));
        console.line("");
    }

    @Override
    public void shell(String output) {
        console.out().print(output);
    }

    @Override
    public void refused(Problem problem) {
        console.say(ProblemText.explain(problem).what());
    }

    @Override
    public void pause(LessonRun run) {
        if (run.isLast()) {
            console.line(LESSON_OVER.text());
        } else {
            console.line((run.session().isPresent() ? LESSON_PAUSE : LESSON_START).text());
        }
    }

    @Override
    public void ended(Problem problem) {
        console.say(ProblemText.explain(problem).what());
    }
}
