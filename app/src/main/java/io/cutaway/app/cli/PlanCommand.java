package io.cutaway.app.cli;

import io.cutaway.app.client.LaunchQuestion;
import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.problem.LaunchFailureText;
import io.cutaway.engine.launch.LaunchPlan;

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

    @Option(names = "--explain")
    boolean explain;

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
        if (json) {
            context.console().json(planned.plan());
            return 0;
        }
        print(planned.plan());
        for (var failure : planned.failures()) {
            context.console().say(LaunchFailureText.predict(failure).line());
        }
        return 0;
    }

    private void print(LaunchPlan plan) {
        var number = 0;
        for (var explanation : OperationExplanation.of(plan)) {
            number++;
            context.console().line("%3d  %s".formatted(number, explanation.title()));
            if (explain) {
                ExplanationLines.of(explanation).forEach(context.console()::line);
            }
        }
    }
}
