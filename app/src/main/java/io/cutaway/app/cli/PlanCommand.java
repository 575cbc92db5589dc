package io.cutaway.app.cli;

import io.cutaway.app.client.LaunchQuestion;
import io.cutaway.app.problem.LaunchFailureText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// Prints what a launch would do, without doing it.
@Command(name = "plan")
final class PlanCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin ContainerFlags flags = new ContainerFlags();

    @Option(names = "--as", paramLabel = "steps")
    String format = "steps";

    @Option(names = "--json")
    boolean json;

    PlanCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!format.equals("steps")) {
            throw new CliException(CliMessage.PLAN_FORMAT, format);
        }
        var spec = flags.spec(context.environment());
        var planned = LaunchQuestion.ask(context.engine(), spec);
        var plan = planned.plan();
        if (json) {
            context.console().json(plan);
            return 0;
        }
        var number = 0;
        for (var operation : plan.operations()) {
            number++;
            context.console().line("%3d  %s".formatted(number, OperationText.of(operation)));
        }
        for (var failure : planned.failures()) {
            context.console().say(LaunchFailureText.predict(failure).line());
        }
        return 0;
    }
}
