package io.cutaway.app.cli;

import io.cutaway.app.container.ComputersPrograms;
import io.cutaway.app.shell.WindowApplication;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/// Shows the window: what `cutaway` without a word does.
@Command(name = "window")
final class WindowCommand implements Callable<Integer> {

    private final CommandContext context;

    WindowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            var client = context.engine();
            WindowApplication.run(client, new ComputersPrograms(client), context.environment());
            return 0;
        } catch (UnsupportedOperationException _) {
            throw new CliException(CliMessage.NO_DISPLAY);
        }
    }
}
