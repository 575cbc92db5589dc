package io.cutaway.helper.launch;

import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchReport;

/// A plan was not carried out to its end.
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient LaunchFailure failure;
    private final transient LaunchPlan plan;
    private final transient LaunchReport report;

    LaunchException(LaunchFailure failure, LaunchPlan plan, LaunchReport report) {
        super(failure.toString());
        this.failure = failure;
        this.plan = plan;
        this.report = report;
    }

    public LaunchFailure failure() {
        return failure;
    }

    public LaunchPlan plan() {
        return plan;
    }

    /// What was done before, with the failed operation last.
    public LaunchReport report() {
        return report;
    }
}
