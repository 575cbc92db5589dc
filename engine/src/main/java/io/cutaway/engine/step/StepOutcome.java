package io.cutaway.engine.step;

/// What became of one operation of a plan that is carried out step by step.
///
/// @param index its place in the plan, from 0
/// @param operation its name
/// @param call the system call that failed, or the one that did the work; empty when left out
/// @param error the errno's name; empty when nothing failed
/// @param tookNanos nanoseconds
public record StepOutcome(
        int index,
        StepResult result,
        String operation,
        String call,
        String error,
        long tookNanos) {}
