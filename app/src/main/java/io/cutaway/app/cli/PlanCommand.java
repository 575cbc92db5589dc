package io.cutaway.app.cli;

import io.cutaway.app.request.ContainerFlags;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/// Prints what a launch would do, without doing it.
@Command(name = "plan")
final class PlanCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin ContainerFlags flags = new ContainerFlags();

    @Mixin PlanPrinter printer = new PlanPrinter();

    PlanCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        printer.print(flags.spec(context.environment()), context);
        return 0;
    }
}
