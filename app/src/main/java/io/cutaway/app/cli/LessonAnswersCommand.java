package io.cutaway.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Writes all answers to a file.
@Command(name = "answers")
final class LessonAnswersCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "FILE")
    String file = "";

    LessonAnswersCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            LessonRunCommand.desk(context).export(Path.of(file));
        } catch (IOException e) {
            throw new CliException(CliMessage.FILE_FAILED, file, e.getClass().getSimpleName());
        }
        return 0;
    }
}
