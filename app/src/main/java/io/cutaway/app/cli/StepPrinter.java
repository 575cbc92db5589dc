package io.cutaway.app.cli;

import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepView;

import java.util.List;

/// How `cutaway step` answers.
interface StepPrinter {

    /// It waits before the first operation.
    ///
    /// @param name of the session, or of the file that it was recorded in
    void begun(String name, List<Operation> operations, StepView view);

    void taken(TakenStep step, StepPhase phase);

    void view(StepView view);

    /// What a command in a shell inside printed.
    void shell(String output);

    /// What the container's program printed until it ended.
    void program(String output, int code);
}
