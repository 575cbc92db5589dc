package io.cutaway.app.lesson;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.StepWish;
import io.cutaway.app.terminal.TerminalSession;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.step.StepChanges;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// A container that is built step by step, and the lesson that is about it. Commands return at
/// once; while one is under way others are passed over, because a container is built by one hand.
final class BuildModel {

    // Properties
    private final ReadOnlyObjectWrapper<Optional<BuildSnapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.START);
    private final ReadOnlyObjectWrapper<Optional<GivenAnswer>> answered =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TerminalSession>> shell =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper recordable = new ReadOnlyBooleanWrapper();

    private final EngineClient engine;
    private final OneHand hand;
    private final BuildSubject subject;
    private final LessonKeeper keeper;
    private final RecordingSaver saver;
    private final Consumer<String> provide;
    private Optional<LessonRun> run = Optional.empty();
    private Optional<StepSession> launch = Optional.empty();

    /// Where one is in a lesson.
    ///
    /// @param step from 0; -1 at the introduction
    /// @param missing what the step wanted to reach and this computer's plan lacks
    record Place(int step, Optional<OperationMark> missing) {
        static final Place START = new Place(-1, Optional.empty());
    }

    /// @param provide has an image made when it is missing; called in the background
    /// @param failed called on the JavaFX thread
    BuildModel(
            EngineClient engine,
            Background background,
            BuildSubject subject,
            LessonKeeper keeper,
            RecordingSaver saver,
            Consumer<String> provide,
            Consumer<Explanation> failed) {
        this.engine = engine;
        this.hand = new OneHand(background, failed);
        this.subject = subject;
        this.keeper = keeper;
        this.saver = saver;
        this.provide = provide;
    }

    BuildSubject subject() {
        return subject;
    }

    /// The container, once there is one.
    ReadOnlyObjectProperty<Optional<BuildSnapshot>> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Place> place() {
        return place.getReadOnlyProperty();
    }

    /// What was answered last.
    ReadOnlyObjectProperty<Optional<GivenAnswer>> answered() {
        return answered.getReadOnlyProperty();
    }

    /// The terminal inside, if there is one.
    ReadOnlyObjectProperty<Optional<TerminalSession>> shell() {
        return shell.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return hand.busy();
    }

    /// Whether there is something to record, also when it has ended by itself.
    ReadOnlyBooleanProperty recordable() {
        return recordable.getReadOnlyProperty();
    }

    // Commands

    /// Begins: a launch waits before its first operation, a lesson at its introduction.
    void open() {
        switch (subject) {
            case BuildSubject.OfLesson(var lesson) -> {
                run = Optional.of(new LessonRun(engine, lesson, hand.whenItEnds(this::gone)));
                place.set(Place.START);
            }
            case BuildSubject.OfLaunch(var spec) -> begin(spec);
        }
    }

    private void begin(ContainerSpec spec) {
        var size =
                spec.terminal()
                        ? Optional.of(TerminalSize.DEFAULT)
                        : Optional.<TerminalSize>empty();
        var wish = new StepWish(spec, StepChanges.NONE, size);
        var ended = hand.whenItEnds(this::gone);
        hand.work(
                () -> StepSession.begin(engine, wish, ended),
                session -> {
                    launch = Optional.of(session);
                    snapshot.set(Optional.of(BuildSnapshot.of(session)));
                    recordable.set(true);
                },
                StepSession::close);
    }

    /// Ends everything; nothing of the container is left.
    void close() {
        closeShell();
        var last = run;
        var session = launch;
        run = Optional.empty();
        launch = Optional.empty();
        snapshot.set(Optional.empty());
        recordable.set(false);
        place.set(Place.START);
        hand.letGo(
                () -> {
                    last.ifPresent(LessonRun::close);
                    session.ifPresent(StepSession::close);
                });
    }

    private Optional<StepSession> session() {
        return launch.or(() -> run.flatMap(LessonRun::session));
    }

    /// Carries out the next operation.
    void next() {
        onward(StepSession::next);
    }

    /// Passes over the next operation.
    void leaveOut() {
        onward(StepSession::leaveOut);
    }

    /// Carries out everything before that operation.
    void runTo(int index) {
        onward(session -> session.runTo(index));
    }

    private void onward(Consumer<StepSession> move) {
        session()
                .filter(_ -> snapshot.get().filter(BuildSnapshot::isWaiting).isPresent())
                .ifPresent(session -> hand.work(() -> moved(session, move), this::show));
    }

    private static StepSession moved(StepSession session, Consumer<StepSession> move) {
        move.accept(session);
        return session;
    }

    /// Back to the start: of the container's plan, and of the lesson.
    void restart() {
        closeShell();
        if (run.isPresent()) {
            var lesson = run.get();
            hand.work(
                    () -> {
                        lesson.restart();
                        return lesson;
                    },
                    _ -> {
                        snapshot.set(Optional.empty());
                        recordable.set(false);
                        place.set(Place.START);
                    });
        } else {
            session()
                    .ifPresent(
                            session ->
                                    hand.work(
                                            () -> moved(session, StepSession::restart),
                                            this::show));
        }
    }

    /// The next step of the lesson, with what it does.
    void forward() {
        run.filter(lesson -> !lesson.isLast())
                .ifPresent(
                        lesson -> {
                            if (startsAnew(lesson)) {
                                closeShell();
                            }
                            hand.work(() -> forward(lesson), moved -> arrived(lesson, moved));
                        });
    }

    private LessonRun.Moved forward(LessonRun lesson) {
        provide.accept(lesson.lesson().header().spec().image());
        return lesson.forward();
    }

    private static boolean startsAnew(LessonRun lesson) {
        return lesson.lesson().steps().get(lesson.place() + 1).move().again().isPresent();
    }

    private void arrived(LessonRun lesson, LessonRun.Moved moved) {
        lesson.session().ifPresent(this::show);
        place.set(new Place(lesson.place(), moved.missing()));
        keeper.reached(lesson.lesson(), lesson.place() + 1);
    }

    /// Asks the kernel whether an answer is right.
    void answer(Question question, String given) {
        run.filter(lesson -> lesson.session().isPresent())
                .ifPresent(
                        lesson ->
                                hand.work(
                                        () -> lesson.answer(question, given),
                                        answer -> {
                                            answered.set(Optional.of(answer));
                                            keeper.answered(lesson.lesson(), answer);
                                        }));
    }

    /// Keeps what was done since the start in a file.
    void saveRecording(Path file) {
        var image =
                switch (subject) {
                    case BuildSubject.OfLesson(var lesson) -> lesson.header().spec().image();
                    case BuildSubject.OfLaunch(var spec) -> spec.image();
                };
        session().ifPresent(session -> saver.save(session, image, file));
    }

    /// Opens a shell inside, as far as it is built.
    void openShell() {
        session()
                .ifPresent(
                        session ->
                                hand.work(
                                        () -> session.shell(TerminalSize.DEFAULT),
                                        stream -> connect(TerminalSession.of(stream))));
    }

    private void connect(TerminalSession terminal) {
        closeShell();
        shell.set(Optional.of(terminal));
    }

    private void closeShell() {
        shell.get().ifPresent(TerminalSession::close);
        shell.set(Optional.empty());
    }

    /// The program has a terminal of its own as soon as it runs.
    private void show(StepSession session) {
        var before = snapshot.get();
        snapshot.set(Optional.of(BuildSnapshot.of(session)));
        recordable.set(true);
        var ran = before.filter(b -> !b.isWaiting()).isPresent();
        if (!ran) {
            session.program().ifPresent(stream -> connect(TerminalSession.of(stream)));
        }
    }

    /// It ended, and nobody asked for that.
    private void gone() {
        closeShell();
        snapshot.set(Optional.empty());
    }
}
