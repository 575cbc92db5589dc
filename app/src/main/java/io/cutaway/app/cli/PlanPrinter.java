package io.cutaway.app.cli;

import io.cutaway.app.client.LaunchQuestion;
import io.cutaway.app.explanation.OperationExplanation;
import io.cutaway.app.export.ExportFiles;
import io.cutaway.app.export.ExportText;
import io.cutaway.app.problem.LaunchFailureText;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.export.ExportFormat;
import io.cutaway.engine.launch.LaunchPlan;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/// Prints what a launch would do, in the words that are asked for.
final class PlanPrinter {

    private static final String STEPS = "steps";

    @Option(names = "--as", paramLabel = "steps|shell|oci|podman|kubernetes")
    String format = STEPS;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            descriptionKey = "output")
    @Nullable String output;

    @Option(names = "--explain")
    boolean explain;

    @Option(names = "--json")
    boolean json;

    void print(ContainerSpec spec, CommandContext context) {
        var wanted = ExportFormat.named(format);
        if (wanted.isEmpty() && !format.equals(STEPS)) {
            throw new CliException(CliMessage.PLAN_FORMAT, format);
        }
        if (wanted.isEmpty() && output != null) {
            throw new CliException(CliMessage.PLAN_OUTPUT);
        }
        var planned = LaunchQuestion.ask(context.engine(), spec);
        var plan = planned.plan();
        if (wanted.isPresent()) {
            export(ExportText.of(wanted.get(), spec, plan), context.console());
        } else if (json) {
            context.console().json(plan);
        } else {
            steps(plan, context.console());
            planned.failures().stream()
                    .map(failure -> LaunchFailureText.predict(failure).line())
                    .forEach(context.console()::say);
        }
    }

    private void export(ExportText export, Console console) {
        export.warnings().forEach(console::say);
        if (output != null) {
            write(export, Path.of(output));
            return;
        }
        console.text(export.text());
    }

    private static void write(ExportText export, Path place) {
        try {
            ExportFiles.write(export, place);
        } catch (FileAlreadyExistsException e) {
            throw new CliException(CliMessage.EXPORT_THERE, e.getFile());
        } catch (IOException e) {
            throw new CliException(CliMessage.EXPORT_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void steps(LaunchPlan plan, Console console) {
        var number = 0;
        for (var explanation : OperationExplanation.of(plan)) {
            number++;
            console.line("%3d  %s".formatted(number, explanation.title()));
            if (explain) {
                ExplanationLines.of(explanation).forEach(console::line);
            }
        }
    }
}
