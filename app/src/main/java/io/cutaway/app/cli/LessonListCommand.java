package io.cutaway.app.cli;

import io.cutaway.app.lesson.LessonHeader;
import io.cutaway.app.lesson.Lessons;
import io.cutaway.app.lesson.Need;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/// Lists the lessons that came with the program.
@Command(name = "list")
final class LessonListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--language", descriptionKey = "lesson-language")
    String language = Lessons.LANGUAGES.getFirst();

    @Option(names = "--json")
    boolean json;

    LessonListCommand(CommandContext context) {
        this.context = context;
    }

    /// As the answer has it in JSON.
    record Listed(String id, String language, String title, List<String> needs, int steps) {}

    @Override
    public Integer call() {
        var lessons =
                Lessons.shipped(LessonFiles.language(language)).stream()
                        .map(
                                lesson ->
                                        listed(
                                                lesson.header(),
                                                lesson.needs(),
                                                lesson.steps().size()))
                        .toList();
        if (json) {
            context.console().json(lessons);
            return 0;
        }
        var table = new Table("ID", "TITLE", "STEPS", "NEEDS");
        for (var lesson : lessons) {
            table.add(
                    lesson.id(),
                    lesson.title(),
                    Integer.toString(lesson.steps()),
                    String.join(", ", lesson.needs()));
        }
        table.print(context.console());
        return 0;
    }

    private static Listed listed(LessonHeader header, List<Need> needs, int steps) {
        return new Listed(
                header.id(),
                header.language(),
                header.title(),
                needs.stream().map(Need::word).toList(),
                steps);
    }
}
