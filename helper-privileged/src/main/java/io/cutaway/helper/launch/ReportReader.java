package io.cutaway.helper.launch;

import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.launch.LaunchReport.Outcome;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.OperationSubject;
import io.cutaway.engine.system.Errno;
import io.cutaway.helper.shim.ShimFrame.Report;
import io.cutaway.helper.shim.ShimFrame.Result;

import java.util.ArrayList;
import java.util.Optional;

/// Puts the names of the plan's operations to the numbers that a shim reports.
final class ReportReader {

    /// What the shim calls its reading of the plan.
    private static final String PLAN = "plan";

    private ReportReader() {}

    /// Ends with the failed operation, when one failed.
    static LaunchReport report(LaunchPlan plan, Report report) {
        var operations = plan.operations();
        int last = report.failed() < 0 ? operations.size() - 1 : report.failed();
        var results = report.results();
        long first = results.stream().mapToLong(Result::start).filter(s -> s > 0).min().orElse(0);
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i <= last && i < results.size() && i < operations.size(); i++) {
            outcomes.add(outcome(operations.get(i), results.get(i), first));
        }
        return new LaunchReport(outcomes);
    }

    private static Outcome outcome(Operation operation, Result result, long first) {
        return new Outcome(
                operation.name(),
                result.call(),
                result.error() == 0 ? "" : name(result.error()),
                Math.max(0, result.start() - first),
                result.duration());
    }

    static Optional<LaunchFailure> failure(LaunchPlan plan, Report report) {
        int index = report.failed();
        if (index < 0) {
            return Optional.empty();
        }
        if (index >= report.results().size() || index >= plan.operations().size()) {
            return Optional.of(unread("EBADMSG"));
        }
        var result = report.results().get(index);
        if (result.call().equals(PLAN)) {
            return Optional.of(unread(name(result.error())));
        }
        var operation = plan.operations().get(index);
        return Optional.of(
                new LaunchFailure(
                        index,
                        operation.name(),
                        result.call(),
                        name(result.error()),
                        OperationSubject.of(operation)));
    }

    /// The shim ended before it said anything.
    static LaunchFailure silent() {
        return new LaunchFailure(-1, "", "recvmsg", "ECONNRESET", "cutaway-shim");
    }

    private static LaunchFailure unread(String error) {
        return new LaunchFailure(-1, "", PLAN, error, "cutaway-shim");
    }

    /// An errno's name, or its number.
    static String name(int number) {
        var errno = Errno.of(number);
        return errno == Errno.UNKNOWN ? Integer.toString(number) : errno.name();
    }
}
