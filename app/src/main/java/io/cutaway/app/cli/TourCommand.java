package io.cutaway.app.cli;

import io.cutaway.app.tour.TourProgram;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Lets the real window do its main job by itself, and writes pictures of it to a folder.
@Command(name = "tour")
final class TourCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "DIR")
    Path directory = Path.of("");

    TourCommand(CommandContext context) {
        this.context = context;
    }

    /// 1 when a step failed, or a picture shows what it should not.
    @Override
    public Integer call() throws IOException {
        var wrong = TourProgram.run(directory, context.environment());
        wrong.forEach(context.console()::say);
        return wrong.isEmpty() ? 0 : 1;
    }
}
