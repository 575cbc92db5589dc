package io.cutaway.engine.protocol;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer.OpenedBind;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.HelperRequest.Stream;
import io.cutaway.engine.step.StepChanges;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepPhase;
import io.cutaway.engine.step.StepView;

import java.util.List;
import java.util.Optional;

/// What can be asked to build a container one operation at a time, and to look at it meanwhile.
///
/// @param <R> the reply
public sealed interface StepRequest<R extends Record> extends HelperRequest<R> {

    /// Makes a container that waits before its first operation. Needs `more`: the session is the
    /// call's. It lasts until the client closes the connection, and then nothing is left of it; a
    /// session that ends otherwise ends the call with [Problem.SteppingEnded].
    ///
    /// @param changes what is otherwise than in a launch
    /// @param binds an open descriptor for the source of each bind of the specification
    /// @param size of the terminal to begin with
    record BeginStepping(
            ContainerSpec spec,
            StepChanges changes,
            List<OpenedBind> binds,
            Optional<TerminalSize> size)
            implements StepRequest<BeginStepping.Begun> {
        /// It waits.
        ///
        /// @param session to name in the other requests, on any connection
        public record Begun(String session, LaunchPlan plan) {}

        @Override
        public Class<Begun> replyType() {
            return Begun.class;
        }
    }

    /// Carries out the next operation, or leaves it out, and answers when that is done. When the
    /// last one succeeds the program runs.
    ///
    /// @param leaveOut whether to pass over it
    record Step(String session, boolean leaveOut) implements StepRequest<Step.Stepped> {
        /// How it went.
        ///
        /// @param streamDescriptor connection to the program's streams, when that has just begun
        public record Stepped(
                StepOutcome outcome, StepPhase phase, Optional<Integer> streamDescriptor) {}

        @Override
        public Class<Stepped> replyType() {
            return Stepped.class;
        }
    }

    /// Asks the kernel how the half-built container is.
    ///
    /// @param path of a directory to list, as the container's process sees it; absent for its root
    ///   as far as that is built
    record ViewStep(String session, Optional<String> path) implements StepRequest<StepView> {
        @Override
        public Class<StepView> replyType() {
            return StepView.class;
        }
    }

    /// Runs a shell inside, as far as it is built: the computer's own as long as the computer's
    /// root is seen, the image's afterwards.
    record OpenStepShell(String session, TerminalSize size) implements StepRequest<Stream> {
        @Override
        public Class<Stream> replyType() {
            return Stream.class;
        }
    }

    /// Throws away what was built and waits before the first operation again, in the same session.
    record RestartStepping(String session) implements StepRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }

    /// Ends the session as closing the connection does, and answers when nothing is left of it.
    record EndStepping(String session) implements StepRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }
}
