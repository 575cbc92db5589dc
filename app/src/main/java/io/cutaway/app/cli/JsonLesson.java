package io.cutaway.app.cli;

import io.cutaway.app.lesson.GivenAnswer;
import io.cutaway.app.lesson.Lesson;
import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.LessonRun;
import io.cutaway.app.lesson.OperationMark;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepView;

import java.util.List;
import java.util.Optional;

/// A JSON object a line, for programs.
///
/// @param console where they are printed
record JsonLesson(Console console) implements LessonVoice {

    /// A step that was done.
    ///
    /// @param step its place, from 0
    /// @param view what the kernel says now
    private record Done(
            int step,
            String title,
            List<StepOutcome> taken,
            Optional<OperationMark> missing,
            StepView view) {}

    private record Asked(String ask) {}

    private record Printed(String shell) {}

    private record Refused(Problem refused) {}

    private record Paused(boolean last) {}

    private record Ended(Problem ended) {}

    private void print(Object value) {
        console.line(Json.MAPPER.writeValueAsString(value));
    }

    @Override
    public void begin(Lesson lesson) {
        // Whoever reads this has the file.
    }

    @Override
    public void step(LessonRun run, LessonRun.Moved moved) {
        var outcomes = moved.taken().stream().map(TakenStep::outcome).toList();
        run.session()
                .map(StepSession::look)
                .ifPresent(
                        view ->
                                print(
                                        new Done(
                                                run.place(),
                                                run.step().orElseThrow().title(),
                                                outcomes,
                                                moved.missing(),
                                                view)));
    }

    @Override
    public void ask(Question question) {
        print(new Asked(question.ask()));
    }

    @Override
    public void answered(GivenAnswer answer) {
        print(answer);
    }

    @Override
    public void shell(String output) {
        print(new Printed(output));
    }

    @Override
    public void refused(Problem problem) {
        print(new Refused(problem));
    }

    @Override
    public void pause(LessonRun run) {
        print(new Paused(run.isLast()));
    }

    @Override
    public void ended(Problem problem) {
        print(new Ended(problem));
    }
}
