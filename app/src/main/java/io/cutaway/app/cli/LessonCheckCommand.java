package io.cutaway.app.cli;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.Locations;
import io.cutaway.app.lesson.Lesson;
import io.cutaway.app.lesson.LessonForecast;
import io.cutaway.app.lesson.LessonForecast.Why;
import io.cutaway.app.lesson.LessonStep;
import io.cutaway.app.lesson.Lessons;
import io.cutaway.app.lesson.Need;
import io.cutaway.app.lesson.ParsedLesson;
import io.cutaway.app.problem.LaunchFailureText;
import io.cutaway.app.problem.ProblemText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Reads lesson files and says what is wrong in them, each thing as `FILE:LINE: sentence`, as
/// compilers do; nothing is run.
@Command(name = "check")
final class LessonCheckCommand implements Callable<Integer> {

    /// Without these there is no helper to ask.
    private static final Set<Need> FOR_A_PLAN = Set.of(Need.USER_NAMESPACE, Need.OVERLAY);

    private final CommandContext context;

    @Option(names = "--here")
    boolean here;

    @Option(names = "--language", descriptionKey = "lesson-language")
    String language = Lessons.LANGUAGES.getFirst();

    @Parameters(arity = "1..*", paramLabel = "FILE|LESSON")
    List<String> files = List.of();

    LessonCheckCommand(CommandContext context) {
        this.context = context;
    }

    /// 1 when a file is wrong, or with `--here` when this computer can't do a step.
    @Override
    public Integer call() {
        var missing = here ? missing() : Set.<Need>of();
        return files.stream().mapToInt(file -> check(file, missing)).max().orElse(0);
    }

    private Set<Need> missing() {
        var account = Account.current(context.environment());
        var locations = Locations.of(context.environment(), account);
        var doctor = new Doctor(account, context.host(), locations, context.environment());
        return LessonNeeds.missing(doctor.checks(), context.host());
    }

    private int check(String file, Set<Need> missing) {
        if (!file.contains(".") && !file.contains("/")) {
            return can(file, LessonFiles.find(file, language), missing);
        }
        return switch (LessonFiles.read(file)) {
            case ParsedLesson.Good(var lesson) -> can(file, lesson, missing);
            case ParsedLesson.Bad(var problems) -> {
                for (var problem : problems) {
                    context.console()
                            .line(
                                    CliMessage.LESSON_PROBLEM.text(
                                            file,
                                            Integer.toString(problem.line()),
                                            problem.sentence()));
                }
                yield 1;
            }
        };
    }

    private int can(String file, Lesson lesson, Set<Need> missing) {
        var code = 0;
        for (var step : lesson.steps()) {
            var lacks = lacks(lesson, step, missing);
            if (!lacks.isEmpty()) {
                cannot(file, step, CliMessage.STEP_LACKS.text(lacks));
                code = 1;
            }
        }
        return here && Collections.disjoint(missing, FOR_A_PLAN)
                ? Math.max(code, foresee(file, lesson))
                : code;
    }

    /// The planner that a launch goes through says it, so what the doctor can't try is found too.
    private int foresee(String file, Lesson lesson) {
        LessonFiles.provideImage(context, lesson.header().spec().image());
        var troubles = LessonForecast.of(context.engine(), lesson);
        troubles.forEach(trouble -> cannot(file, trouble.step(), sentence(trouble.why())));
        return troubles.isEmpty() ? 0 : 1;
    }

    private static String sentence(Why why) {
        return switch (why) {
            case Why.NoPlan(var problem) -> ProblemText.explain(problem).line();
            case Why.NoOperation(var mark) -> CliMessage.STEP_NO_OPERATION.text(mark);
            case Why.WillFail(var failure) -> LaunchFailureText.predict(failure).line();
        };
    }

    private void cannot(String file, LessonStep step, String because) {
        context.console()
                .line(
                        CliMessage.STEP_NOT_HERE.text(
                                file, Integer.toString(step.line()), step.title(), because));
    }

    private static String lacks(Lesson lesson, LessonStep step, Set<Need> missing) {
        return missing.stream()
                .filter(
                        need ->
                                lesson.header().needs().contains(need)
                                        || step.needs().contains(need))
                .map(Need::word)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
