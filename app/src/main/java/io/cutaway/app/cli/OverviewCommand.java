package io.cutaway.app.cli;

import io.cutaway.app.overview.OverviewPicture;
import io.cutaway.app.theme.Theme;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(exclusive = false, multiplicity = "1")
    Forms forms = new Forms();

    @Option(names = "--dark")
    boolean dark;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    /// What to write, at least one.
    static final class Forms {
        @Option(names = "--svg", paramLabel = "FILE")
        @Nullable Path svg;

        @Option(names = "--png", paramLabel = "FILE")
        @Nullable Path png;
    }

    OverviewCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var home = context.environment().getOrDefault("HOME", "");
        var theme = dark ? Theme.DARK : Theme.LIGHT;
        var picture = OverviewPicture.of(context.engine(), container, home);
        if (forms.svg != null) {
            Files.writeString(forms.svg, picture.svg(theme));
        }
        if (forms.png != null) {
            Files.write(forms.png, picture.png(theme));
        }
        return 0;
    }
}
