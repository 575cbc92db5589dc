package io.cutaway.app.cli;

import io.cutaway.app.text.PseudoLocale;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.Theme;
import io.cutaway.app.tour.TourOptions;
import io.cutaway.app.tour.TourProgram;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Lets the real window do its main job by itself, and writes pictures of it to a folder.
@Command(name = "tour")
final class TourCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{2,3})x([1-9][0-9]{2,3})");

    private final CommandContext context;

    /// None pictures every page in those that are meant for it.
    @Option(names = "--theme", paramLabel = "THEME")
    List<Theme> themes = List.of();

    @Option(names = "--size", paramLabel = "WIDTHxHEIGHT")
    String size = (int) Sizes.WINDOW_WIDTH + "x" + (int) Sizes.WINDOW_HEIGHT;

    @Option(names = "--pseudo")
    boolean pseudo;

    @Parameters(index = "0", paramLabel = "DIR")
    Path directory = Path.of("");

    TourCommand(CommandContext context) {
        this.context = context;
    }

    /// 1 when a step failed, or a picture shows what it should not.
    @Override
    public Integer call() throws IOException {
        var options = options();
        if (pseudo) {
            System.setProperty(PseudoLocale.PROPERTY, PseudoLocale.VALUE);
        }
        var wrong = TourProgram.run(options, context.environment());
        wrong.forEach(context.console()::say);
        return wrong.isEmpty() ? 0 : 1;
    }

    private TourOptions options() {
        var pixels = SIZE.matcher(size);
        if (!pixels.matches()) {
            throw new CliException(CliMessage.WRONG_SIZE, size);
        }
        return new TourOptions(
                directory,
                Integer.parseInt(pixels.group(1)),
                Integer.parseInt(pixels.group(2)),
                themes.isEmpty() ? List.of(Theme.values()) : themes);
    }
}
