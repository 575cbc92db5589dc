package io.cutaway.app.cli;

import io.cutaway.app.explanation.OperationText;
import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.step.FactChange;
import io.cutaway.engine.step.FileChange;
import io.cutaway.engine.step.MountChange;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewDifference;
import io.cutaway.engine.step.ViewedFact;

import java.util.List;
import java.util.Locale;

/// Lines for people: an operation and how it went, then what it changed, as diff(1) marks it.
record StepText(Console console) implements StepPrinter {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public void begun(String name, List<Operation> operations, StepView view) {
        var number = 0;
        for (var operation : operations) {
            number++;
            console.line("%3d  %s".formatted(number, words(OperationText.of(operation))));
        }
    }

    @Override
    public void taken(TakenStep step, StepPhase phase) {
        var outcome = step.outcome();
        console.line(
                "%3d  %s: %s"
                        .formatted(
                                outcome.index() + 1,
                                words(OperationText.of(step.operation())),
                                words(result(outcome))));
        step.difference().ifPresent(this::changes);
    }

    private static String result(StepOutcome outcome) {
        return switch (outcome.result()) {
            case DONE ->
                    CliMessage.STEP_DONE.text(
                            outcome.call(),
                            "%.3f".formatted(outcome.tookNanos() / NANOS_PER_MILLI));
            case FAILED -> CliMessage.STEP_FAILED.text(outcome.call(), outcome.error());
            case LEFT_OUT -> CliMessage.STEP_LEFT_OUT.text();
        };
    }

    private void changes(ViewDifference difference) {
        difference.facts().forEach(this::fact);
        difference.mounts().forEach(this::mount);
        difference.files().forEach(this::file);
    }

    private void fact(FactChange change) {
        console.line(
                "     ~ %s: %s -> %s"
                        .formatted(
                                name(change.fact()),
                                words(change.before()),
                                words(change.after())));
    }

    private static String name(ViewedFact fact) {
        return fact.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void mount(MountChange change) {
        switch (change) {
            case MountChange.Added(var now) -> console.line("     + " + brief(now));
            case MountChange.Removed(var before) -> console.line("     - " + brief(before));
            case MountChange.Changed(var before, var now) -> {
                console.line("     - " + brief(before));
                console.line("     + " + brief(now));
            }
        }
    }

    private static String brief(MountPoint mount) {
        return words(
                "%s %s %s %s"
                        .formatted(
                                mount.target(),
                                mount.filesystemType(),
                                String.join(",", mount.options()),
                                mount.propagation().text()));
    }

    private void file(FileChange change) {
        var mark = change.before().isEmpty() ? "+" : change.now().isEmpty() ? "-" : "~";
        console.line("     " + mark + " " + words(change.name()));
    }

    @Override
    public void view(StepView view) {
        for (var fact : ViewedFact.values()) {
            var value = words(FactChange.value(fact, view));
            console.line("%-22s %s".formatted(name(fact), value));
        }
        view.mounts().forEach(mount -> console.line(brief(mount)));
        console.line(words(view.directory().path() + " " + view.directory().error()));
        for (var file : view.directory().files()) {
            console.line(
                    "%s%04o %d:%d %d %s"
                            .formatted(
                                    file.type(),
                                    file.permissions(),
                                    file.uid(),
                                    file.gid(),
                                    file.size(),
                                    words(file.name())));
        }
    }

    /// Names are a stranger's: the container's, or those of whoever wrote a recording.
    private static String words(String text) {
        return Printed.line(text);
    }

    @Override
    public void shell(String output) {
        console.out().print(output);
    }

    @Override
    public void program(String output, int code) {
        console.out().print(output);
    }
}
