package io.cutaway.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Reads a pasted line of docker or podman and prints what a launch of it would do.
@Command(name = "translate")
final class TranslateCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "LINE")
    String line = "";

    @Mixin PlanPrinter printer = new PlanPrinter();

    TranslateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        printer.print(RunLine.parse(line, context.environment()), context);
        return 0;
    }
}
