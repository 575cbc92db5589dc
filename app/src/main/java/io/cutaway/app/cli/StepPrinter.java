package io.cutaway.app.cli;

import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepView;

/// How `cutaway step` answers.
interface StepPrinter {

    /// It waits before the first operation.
    void begun(StepSession session);

    void taken(TakenStep step, StepPhase phase);

    void view(StepView view);

    /// What a command in a shell inside printed.
    void shell(String output);

    /// What the container's program printed until it ended.
    void program(String output, int code);
}
