package io.cutaway.app.lesson;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.Move.Stop;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.StepWish;
import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.step.StepChanges;
import io.cutaway.engine.step.StepPhase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A lesson that is gone through, with the container that it builds. Every method but the getters
/// asks the helper and waits for it; one thread at a time.
public final class LessonRun implements AutoCloseable {

    private final EngineClient engine;
    private final Lesson lesson;
    private final Consumer<Problem> onEnded;
    private Optional<StepSession> session = Optional.empty();
    private int place = -1;

    /// @param onEnded told when the container is gone without being asked to
    public LessonRun(EngineClient engine, Lesson lesson, Consumer<Problem> onEnded) {
        this.engine = engine;
        this.lesson = lesson;
        this.onEnded = onEnded;
    }

    /// What came of a step's move.
    ///
    /// @param taken what was done, in order
    /// @param missing the operation that was to be reached and is not in this computer's plan
    public record Moved(List<TakenStep> taken, Optional<OperationMark> missing) {
        public Moved {
            taken = List.copyOf(taken);
        }
    }

    public Lesson lesson() {
        return lesson;
    }

    /// The step one is at, from 0; -1 at the introduction.
    public int place() {
        return place;
    }

    /// The step one is at, unless it is the introduction.
    public Optional<LessonStep> step() {
        return place < 0 ? Optional.empty() : Optional.of(lesson.steps().get(place));
    }

    /// The container, once there is one.
    public Optional<StepSession> session() {
        return session;
    }

    public boolean isLast() {
        return place == lesson.steps().size() - 1;
    }

    /// Goes to the next step and does what it says.
    ///
    /// @throws io.cutaway.engine.protocol.ProblemException when the container can't be made, or is
    ///   gone
    public Moved forward() {
        if (isLast()) {
            throw new IllegalStateException("there is no further step");
        }
        var move = lesson.steps().get(place + 1).move();
        move.again().ifPresent(this::begin);
        if (session.isEmpty()) {
            begin(lesson.header().changes());
        }
        place++;
        return move.stop()
                .map(stop -> run(stop, move))
                .orElseGet(() -> new Moved(List.of(), Optional.empty()));
    }

    private void begin(StepChanges changes) {
        close();
        var wish = new StepWish(lesson.header().spec(), changes, Optional.of(TerminalSize.DEFAULT));
        session = Optional.of(StepSession.begin(engine, wish, onEnded));
    }

    private Moved run(Stop stop, Move move) {
        var building = session.orElseThrow();
        var end = stop.in(building.operations(), building.nextIndex());
        if (end.isEmpty()) {
            return new Moved(List.of(), Optional.of(stop.mark()));
        }
        var taken = new ArrayList<TakenStep>();
        while (building.nextIndex() < end.get() && building.phase() == StepPhase.WAITING) {
            var next = building.operations().get(building.nextIndex());
            taken.add(move.leavesOut(next) ? building.leaveOut() : building.next());
        }
        return new Moved(taken, Optional.empty());
    }

    /// What the kernel says to a question now.
    ///
    /// @param given by a person
    public GivenAnswer answer(Question question, String given) {
        var view = session.orElseThrow().look();
        var expected = new FactReader(view).value(question.answer());
        return new GivenAnswer(
                place,
                question.line(),
                question.ask(),
                given.strip(),
                expected,
                Answers.isRight(question.answer(), given, expected));
    }

    /// Ends the container; one is at the introduction again.
    public void restart() {
        close();
        place = -1;
    }

    @Override
    public void close() {
        session.ifPresent(StepSession::close);
        session = Optional.empty();
    }
}
