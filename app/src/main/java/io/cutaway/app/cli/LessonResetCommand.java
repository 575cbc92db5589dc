package io.cutaway.app.cli;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;

/// Takes what lessons left off the desk: progress and answers. Of their containers nothing is left
/// anyway.
@Command(name = "reset")
final class LessonResetCommand implements Callable<Integer> {

    private final CommandContext context;

    LessonResetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            var count = LessonRunCommand.desk(context).reset();
            context.console().line(CliMessage.DESK_RESET.text(count));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
