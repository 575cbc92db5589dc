package io.cutaway.app.lesson;

import io.cutaway.app.recording.Recording;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepResult;
import io.cutaway.engine.step.StepView;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A recording of the plan of [StepViews], for tests.
final class Recordings {

    private Recordings() {}

    /// The first operation was done, the second failed, the third made a mount; more was not tried.
    ///
    /// @param image what the file says was launched
    static Recording some(String image) {
        var before = StepViews.middle();
        return new Recording(
                Recording.FORMAT,
                Instant.parse("2026-11-28T02:03:04Z"),
                "6.18.0",
                image,
                StepViews.PLAN,
                before,
                List.of(
                        new Recording.Step(outcome(0, ""), Optional.of(before)),
                        new Recording.Step(outcome(1, "EPERM"), Optional.empty()),
                        new Recording.Step(outcome(2, ""), Optional.of(after(before)))));
    }

    private static StepOutcome outcome(int index, String error) {
        var name = StepViews.PLAN.operations().get(index).name();
        var result = error.isEmpty() ? StepResult.DONE : StepResult.FAILED;
        return new StepOutcome(index, result, name, "mount", error, 1000);
    }

    private static StepView after(StepView before) {
        var mounts = "40 1 0:40 / /new rw,nosuid - tmpfs tmpfs rw\n";
        return new StepView(
                before.pid(),
                before.pidInside(),
                "renamed",
                before.namespaces(),
                before.outside(),
                MountTable.parse(mounts).mounts(),
                before.ids(),
                before.capabilities(),
                before.noNewPrivileges(),
                before.seccomp(),
                before.root(),
                before.workingDirectory(),
                before.builtRoot(),
                before.directory());
    }
}
