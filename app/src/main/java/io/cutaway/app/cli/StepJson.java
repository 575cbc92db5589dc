package io.cutaway.app.cli;

import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewDifference;

import java.util.List;
import java.util.Optional;

/// A line of JSON for each answer.
record StepJson(Console console) implements StepPrinter {

    record Begun(String session, LaunchPlan plan, StepView view) {}

    record Taken(StepOutcome outcome, StepPhase phase, Optional<ViewDifference> changed) {}

    record Seen(StepView view) {}

    record Printed(String shell) {}

    record Ended(String program, int code) {}

    @Override
    public void begun(String name, List<Operation> operations, StepView view) {
        line(new Begun(name, new LaunchPlan(operations), view));
    }

    @Override
    public void taken(TakenStep step, StepPhase phase) {
        line(new Taken(step.outcome(), phase, step.difference()));
    }

    @Override
    public void view(StepView view) {
        line(new Seen(view));
    }

    @Override
    public void shell(String output) {
        line(new Printed(output));
    }

    @Override
    public void program(String output, int code) {
        line(new Ended(output, code));
    }

    private void line(Record answer) {
        console.line(Json.MAPPER.writeValueAsString(answer));
    }
}
