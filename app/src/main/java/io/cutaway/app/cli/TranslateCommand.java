package io.cutaway.app.cli;

import io.cutaway.app.request.BundleConfig;
import io.cutaway.app.request.RunLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Reads a pasted line of docker or podman, or a bundle, and prints what a launch of it would do.
@Command(name = "translate")
final class TranslateCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "LINE|IMAGE")
    String word = "";

    /// The bundle's own root is not taken over, so the image is named beside it.
    @Option(names = "--bundle", paramLabel = "DIR")
    @Nullable String bundle;

    @Mixin PlanPrinter printer = new PlanPrinter();

    TranslateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (bundle == null) {
            printer.print(RunLine.parse(word, context.environment()), context);
            return 0;
        }
        var read = BundleConfig.read(Path.of(bundle), word);
        if (!read.left().isEmpty()) {
            context.console().say(CliMessage.NOT_TAKEN.text(String.join(", ", read.left())));
        }
        printer.print(read.spec(), context);
        return 0;
    }
}
