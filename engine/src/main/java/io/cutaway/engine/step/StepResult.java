package io.cutaway.engine.step;

/// What became of an operation.
public enum StepResult {
    DONE,
    FAILED,
    LEFT_OUT
}
