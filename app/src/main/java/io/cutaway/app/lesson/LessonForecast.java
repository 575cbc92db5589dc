package io.cutaway.app.lesson;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.LaunchQuestion;
import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.protocol.ContainerRequest.PlanLaunch.Planned;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.step.StepChanges;
import io.cutaway.engine.step.StepPlanner;

import java.util.ArrayList;
import java.util.List;

/// What the planner says of a lesson before anybody goes through it: which steps this computer has
/// no operation for, and which will not go as the lesson says. Nothing is run.
public final class LessonForecast {

    private final Planned planned;
    private final List<Trouble> troubles = new ArrayList<>();
    private List<Operation> operations = List.of();
    private int done;

    private LessonForecast(Planned planned) {
        this.planned = planned;
    }

    /// Why a step can't be done here.
    public sealed interface Why {

        /// There is no plan.
        record NoPlan(Problem problem) implements Why {}

        /// The plan lacks what the step goes to.
        record NoOperation(OperationMark mark) implements Why {}

        /// An operation on the way will fail.
        record WillFail(LaunchFailure failure) implements Why {}
    }

    public record Trouble(LessonStep step, Why why) {}

    /// @return in the order of the steps; one alone, of the first, when there is no plan
    public static List<Trouble> of(EngineClient engine, Lesson lesson) {
        try {
            var forecast = new LessonForecast(LaunchQuestion.ask(engine, lesson.header().spec()));
            forecast.begin(lesson.header().changes());
            lesson.steps().forEach(forecast::look);
            return List.copyOf(forecast.troubles);
        } catch (ProblemException e) {
            return List.of(new Trouble(lesson.steps().getFirst(), new Why.NoPlan(e.problem())));
        }
    }

    private void begin(StepChanges changes) {
        operations = StepPlanner.plan(planned.plan(), changes).operations();
        done = 0;
    }

    private void look(LessonStep step) {
        var move = step.move();
        move.again().ifPresent(this::begin);
        move.stop()
                .ifPresent(
                        stop ->
                                stop.in(operations, done)
                                        .ifPresentOrElse(
                                                end -> advance(step, end),
                                                () -> add(step, new Why.NoOperation(stop.mark()))));
    }

    private void advance(LessonStep step, int end) {
        planned.failures().stream()
                .filter(failure -> failure.index() >= done && failure.index() < end)
                .filter(failure -> !step.move().leavesOut(operations.get(failure.index())))
                .forEach(failure -> add(step, new Why.WillFail(failure)));
        done = Math.max(done, end);
    }

    private void add(LessonStep step, Why why) {
        troubles.add(new Trouble(step, why));
    }
}
