package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ExitStatus;

import java.time.Duration;
import java.time.Instant;

/// A container's state in words: one for what it does, a line for since when or how it ended, and
/// the colour that says the same.
///
/// @param styleClass one of the colours that mean something
public record StateText(String word, String detail, String styleClass) {

    public static StateText of(ContainerState state, Instant now) {
        return switch (state) {
            case ContainerState.Created _ ->
                    new StateText(
                            STATE_CREATED.text(), STATE_NEVER_STARTED.text(), StyleClasses.QUIET);
            case ContainerState.Starting _ ->
                    new StateText(STATE_STARTING.text(), "", StyleClasses.QUIET);
            case ContainerState.Running running ->
                    new StateText(
                            STATE_RUNNING.text(),
                            STATE_UP.text(since(running.since(), now)),
                            StyleClasses.GOOD);
            case ContainerState.Exited(var status, var at) ->
                    new StateText(
                            STATE_STOPPED.text(),
                            STATE_ENDED.text(exit(status), Quantities.ago(at, now)),
                            StyleClasses.QUIET);
            case ContainerState.Failed(var failure, _) ->
                    new StateText(
                            STATE_FAILED.text(),
                            STATE_FAILED_AT.text(failure.operation(), failure.error()),
                            StyleClasses.BAD);
            case ContainerState.Lost(var at) ->
                    new StateText(
                            STATE_LOST.text(),
                            STATE_LOST_SINCE.text(Quantities.ago(at, now)),
                            StyleClasses.WARNING);
        };
    }

    /// How a process ended, such as `exit 0` or `signal 9`.
    static String exit(ExitStatus status) {
        return status.signal() == 0
                ? STATE_EXIT.text(status.code())
                : STATE_SIGNAL.text(status.signal());
    }

    private static String since(Instant then, Instant now) {
        return Quantities.duration(Duration.between(then, now));
    }
}
