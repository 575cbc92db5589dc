package io.cutaway.app.cli;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.Locations;
import io.cutaway.app.lesson.LessonDesk;
import io.cutaway.app.lesson.LessonRun;
import io.cutaway.app.lesson.Lessons;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Goes through a lesson in the terminal: text, step, questions, a shell inside. What is typed
/// comes a line at a time, so a script can do it too.
@Command(name = "run")
final class LessonRunCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--language", descriptionKey = "lesson-language")
    String language = Lessons.LANGUAGES.getFirst();

    @Option(names = "--answers", paramLabel = "FILE", descriptionKey = "lesson-answers")
    @Nullable String answers;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "LESSON|FILE")
    String name = "";

    LessonRunCommand(CommandContext context) {
        this.context = context;
    }

    /// 1 when the input ended before the lesson did.
    @Override
    public Integer call() {
        var lesson = LessonFiles.find(name, language);
        LessonFiles.provideImage(context, lesson.header().spec().image());
        var voice = json ? new JsonLesson(context.console()) : new SpokenLesson(context.console());
        var lines =
                new BufferedReader(
                        new InputStreamReader(context.console().in(), StandardCharsets.UTF_8));
        var file = Optional.ofNullable(answers).map(Path::of);
        try (var run = new LessonRun(context.engine(), lesson, voice::ended)) {
            voice.begin(lesson);
            var course = new LessonCourse(context, run, voice, lines, desk(context), file);
            return course.go() ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LessonDesk desk(CommandContext context) {
        var account = Account.current(context.environment());
        return new LessonDesk(Locations.of(context.environment(), account).lessons());
    }
}
