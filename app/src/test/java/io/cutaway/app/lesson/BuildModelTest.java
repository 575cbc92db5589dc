package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeEngine;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.StepRequest.BeginStepping;
import io.cutaway.engine.protocol.StepRequest.BeginStepping.Begun;
import io.cutaway.engine.protocol.StepRequest.EndStepping;
import io.cutaway.engine.protocol.StepRequest.RestartStepping;
import io.cutaway.engine.protocol.StepRequest.Step;
import io.cutaway.engine.protocol.StepRequest.Step.Stepped;
import io.cutaway.engine.protocol.StepRequest.ViewStep;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepResult;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@DisplayName("A container that is built step by step")
class BuildModelTest {

    private static final String LESSON =
            """
            ---
            id: a-lesson
            language: en
            title: A lesson
            image: starter
            ---
            Words.

            ## One

            ```step
            to: Mount /proc
            leave-out: MakePrivate
            ```

            ```question
            ask: Which name?
            answer: hostname
            ```

            ## Two

            ```step
            again: chroot
            to: ChangeRoot
            ```
            """;

    @TempDir Path folder = Path.of("/nowhere");

    private final FakeEngine engine = new FakeEngine();
    private final List<Explanation> failures = new ArrayList<>();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> provided = new ArrayList<>();
    private boolean isHeldUp;
    private int done;

    @BeforeEach
    void answerAsAHelperDoes() {
        engine.on(
                BeginStepping.class,
                _ -> {
                    done = 0;
                    return new Begun("s1", StepViews.PLAN);
                });
        engine.on(ViewStep.class, _ -> StepViews.middle());
        engine.on(Step.class, this::step);
        engine.on(EndStepping.class, _ -> new Done());
        engine.on(
                RestartStepping.class,
                _ -> {
                    done = 0;
                    return new Done();
                });
    }

    private Stepped step(Step step) {
        var operation = StepViews.PLAN.operations().get(done);
        var result = step.leaveOut() ? StepResult.LEFT_OUT : StepResult.DONE;
        var outcome = new StepOutcome(done++, result, operation.name(), "", "", 1000);
        var isOver = done == StepViews.PLAN.operations().size();
        return new Stepped(
                outcome, isOver ? StepPhase.RUNNING : StepPhase.WAITING, Optional.empty());
    }

    private BuildModel model(BuildSubject subject) {
        var background = new Background(this::run, Runnable::run);
        var keeper = new LessonKeeper(desk(), background, failures::add);
        var saver = new RecordingSaver(engine, background, _ -> {}, failures::add);
        return new BuildModel(
                engine, background, subject, keeper, saver, provided::add, failures::add);
    }

    private LessonDesk desk() {
        return new LessonDesk(folder.resolve("lessons"));
    }

    private void run(Runnable work) {
        if (isHeldUp) {
            waiting.add(work);
        } else {
            work.run();
        }
    }

    private BuildModel lesson() {
        var parsed = LessonParser.parse(LESSON.getBytes(StandardCharsets.UTF_8));
        var good = assertInstanceOf(ParsedLesson.Good.class, parsed, parsed.toString());
        var model = model(new BuildSubject.OfLesson(good.lesson()));
        model.open();
        return model;
    }

    private BuildModel launch() {
        var good = (ParsedLesson.Good) LessonParser.parse(LESSON.getBytes(StandardCharsets.UTF_8));
        var model = model(new BuildSubject.OfLaunch(good.lesson().header().spec()));
        model.open();
        return model;
    }

    private static List<PlanRow.Mark> marks(BuildModel model) {
        return PlanRow.of(model.snapshot().get().orElseThrow()).stream()
                .map(PlanRow::mark)
                .toList();
    }

    private <Q extends HelperRequest<?>> List<Q> asked(Class<Q> type) {
        return engine.asked().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void waitsBeforeItsFirstOperation() {
        var model = launch();
        assertEquals(PlanRow.Mark.NEXT, marks(model).getFirst());
        assertEquals(List.of(), asked(Step.class));
    }

    @Test
    void goesOnByOneOrLeavesOneOut() {
        var model = launch();
        model.next();
        model.leaveOut();
        assertEquals(
                List.of(
                        PlanRow.Mark.DONE,
                        PlanRow.Mark.LEFT_OUT,
                        PlanRow.Mark.NEXT,
                        PlanRow.Mark.TO_COME,
                        PlanRow.Mark.TO_COME),
                marks(model));
    }

    @Test
    void runsToHereAndBackToTheStart() {
        var model = launch();
        model.runTo(3);
        assertEquals(3, model.snapshot().get().orElseThrow().next());
        model.restart();
        assertEquals(0, model.snapshot().get().orElseThrow().next());
        assertEquals(1, asked(RestartStepping.class).size());
    }

    @Test
    void takesNoFurtherStepWhenTheProgramRuns() {
        var model = launch();
        model.runTo(5);
        assertFalse(model.snapshot().get().orElseThrow().isWaiting());
        model.next();
        assertEquals(5, asked(Step.class).size());
    }

    @Test
    void isNotBegunBeforeALessonWantsIt() {
        var model = lesson();
        assertEquals(Optional.empty(), model.snapshot().get());
        assertEquals(List.of(), engine.asked());
        model.next();
        assertEquals(List.of(), engine.asked());
    }

    @Test
    void isBuiltAsFarAsTheLessonsStepSays() {
        var model = lesson();
        model.forward();
        assertEquals(List.of("starter"), provided);
        assertEquals(
                List.of(
                        PlanRow.Mark.DONE,
                        PlanRow.Mark.LEFT_OUT,
                        PlanRow.Mark.DONE,
                        PlanRow.Mark.NEXT,
                        PlanRow.Mark.TO_COME),
                marks(model));
        assertEquals(0, model.place().get().step());
        assertEquals(1, desk().find("a-lesson").orElseThrow().steps());
    }

    @Test
    void beginsAnewWithChangesAndSaysWhatThePlanLacks() {
        var model = lesson();
        model.forward();
        model.forward();
        assertEquals(1, asked(EndStepping.class).size());
        assertEquals(
                Optional.of(new OperationMark("ChangeRoot", "")), model.place().get().missing());
        assertEquals(0, model.snapshot().get().orElseThrow().next());
        model.forward();
        assertEquals(1, model.place().get().step());
    }

    @Test
    void hasItsQuestionsAnsweredByTheKernel() {
        var model = lesson();
        model.forward();
        var question = ((BuildSubject.OfLesson) model.subject()).lesson().questions().getFirst();
        model.answer(question, "nobody");
        assertFalse(model.answered().get().orElseThrow().right());
        model.answer(question, " DESK ");
        assertTrue(model.answered().get().orElseThrow().right());
        var kept = desk().find("a-lesson").orElseThrow().answers();
        assertEquals(
                List.of(new GivenAnswer(0, question.line(), "Which name?", "DESK", "desk", true)),
                kept);
    }

    @Test
    void isGoneWhenThePageIsLeft() {
        var model = launch();
        model.close();
        assertEquals(List.of(new EndStepping("s1")), asked(EndStepping.class));
        assertEquals(0, engine.openStreams());
        assertEquals(Optional.empty(), model.snapshot().get());
    }

    @Test
    void isGoneAlsoWhenThePageIsLeftBeforeItWaits() {
        isHeldUp = true;
        var model = launch();
        model.close();
        isHeldUp = false;
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
        assertEquals(1, asked(EndStepping.class).size());
        assertEquals(0, engine.openStreams());
        assertEquals(Optional.empty(), model.snapshot().get());
    }

    @Test
    void isBuiltByOneHand() {
        var model = launch();
        isHeldUp = true;
        model.next();
        model.next();
        assertTrue(model.busy().get());
        assertEquals(1, waiting.size());
    }

    @Test
    void saysWhatWentWrong() {
        var model = launch();
        engine.on(
                Step.class,
                _ -> {
                    throw new ProblemException(new Problem.StepRefused(0, "needed"));
                });
        model.leaveOut();
        assertEquals(1, failures.size());
        assertFalse(model.busy().get());
    }
}
