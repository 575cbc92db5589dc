package io.cutaway.app.cli;

import picocli.CommandLine.Command;

import java.util.List;
import java.util.concurrent.Callable;

/// What has to do with lessons: a command for each.
@Command(name = "lesson", synopsisSubcommandLabel = "COMMAND")
final class LessonCommand implements Callable<Integer>, CommandLineProgram.Nested {

    private final CommandContext context;

    LessonCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public List<Callable<Integer>> programs() {
        return List.of(
                new LessonListCommand(context),
                new LessonRunCommand(context),
                new LessonCheckCommand(context),
                new LessonAnswersCommand(context),
                new LessonResetCommand(context));
    }

    @Override
    public Integer call() {
        throw new CliException(CliMessage.WHICH_LESSON_COMMAND);
    }
}
