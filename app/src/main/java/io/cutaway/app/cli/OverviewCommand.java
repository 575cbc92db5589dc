package io.cutaway.app.cli;

import io.cutaway.app.overview.OverviewPicture;
import io.cutaway.app.theme.Theme;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Draws a container cut open, without a window.
@Command(name = "overview")
final class OverviewCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--svg", paramLabel = "FILE", required = true)
    Path svg = Path.of("");

    @Option(names = "--dark")
    boolean dark;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    OverviewCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var home = context.environment().getOrDefault("HOME", "");
        var theme = dark ? Theme.DARK : Theme.LIGHT;
        Files.writeString(svg, OverviewPicture.svg(context.engine(), container, home, theme));
        return 0;
    }
}
