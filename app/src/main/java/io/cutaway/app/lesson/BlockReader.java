package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.LessonPart.Try;
import io.cutaway.app.lesson.Move.Stop;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the fenced blocks of a lesson that mean something.
final class BlockReader {

    private static final Set<String> STEP = Set.of("again", "to", "before", "leave-out", "needs");
    private static final Set<String> QUESTION = Set.of("ask", "answer");

    private final LessonProblems problems;

    BlockReader(LessonProblems problems) {
        this.problems = problems;
    }

    /// What a step does, and what it needs.
    record Moved(Move move, Set<Need> needs) {}

    /// @param line of the fence
    Moved step(int line, String text) {
        var fields = Fields.read(line, text.lines().toList(), STEP, problems);
        if (fields.isEmpty()) {
            problems.add(line, STEP_EMPTY);
        }
        var again = fields.text("again").map(_ -> ChangeWords.read(fields, "again", problems));
        var stop = stop(fields);
        var leaveOut = fields.list("leave-out", OperationMark::parse, OPERATION_UNKNOWN);
        if (!leaveOut.isEmpty() && stop.isEmpty()) {
            problems.add(fields.lineOf("leave-out"), LEAVE_OUT_WITHOUT_TO);
        }
        var needs = Set.copyOf(fields.list("needs", Need::ofWord, NEED_UNKNOWN));
        return new Moved(new Move(again, stop, leaveOut), needs);
    }

    private Optional<Stop> stop(Fields fields) {
        var to = fields.value("to", OperationMark::parse, OPERATION_UNKNOWN);
        var before = fields.value("before", OperationMark::parse, OPERATION_UNKNOWN);
        if (fields.text("to").isPresent() && fields.text("before").isPresent()) {
            problems.add(fields.lineOf("before"), TO_AND_BEFORE);
        }
        return to.map(mark -> new Stop(mark, false))
                .or(() -> before.map(mark -> new Stop(mark, true)));
    }

    Optional<Question> question(int line, String text) {
        var fields = Fields.read(line, text.lines().toList(), QUESTION, problems);
        var ask = fields.required("ask");
        fields.required("answer");
        return fields.value("answer", Fact::parse, FACT_UNKNOWN)
                .map(fact -> new Question(line, ask, fact));
    }

    Optional<Try> commands(int line, String text) {
        List<String> commands = text.lines().filter(each -> !each.isBlank()).toList();
        if (commands.isEmpty()) {
            problems.add(line, TRY_EMPTY);
            return Optional.empty();
        }
        return Optional.of(new Try(commands));
    }
}
