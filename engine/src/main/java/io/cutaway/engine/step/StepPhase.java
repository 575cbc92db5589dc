package io.cutaway.engine.step;

/// How far a container that is built step by step has come.
public enum StepPhase {
    /// Nothing happens until it is told to go on.
    WAITING,
    /// The program runs.
    RUNNING,
    /// There is no process any more.
    ENDED
}
