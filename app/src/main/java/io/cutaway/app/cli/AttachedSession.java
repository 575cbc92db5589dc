package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ContainerRequest.KillContainer;
import io.cutaway.engine.protocol.ContainerRequest.WaitContainer;
import io.cutaway.engine.protocol.ProblemException;

import java.util.OptionalInt;

/// The caller's terminal or pipes, connected to a container until it ends.
final class AttachedSession {

    private final CommandContext context;

    AttachedSession(CommandContext context) {
        this.context = context;
    }

    /// What the connection is to be.
    ///
    /// @param container whose streams they are
    /// @param isTerminal whether the container has a terminal
    /// @param withInput whether standard input goes there
    /// @param isAttached whether the shim sends output already
    record Wish(String container, boolean isTerminal, boolean withInput, boolean isAttached) {}

    /// Ends with the container's exit code, or 0 when the user detached.
    int run(AttachStream stream, Wish wish) {
        if (wish.isTerminal() && wish.withInput() && Console.inputIsTerminal()) {
            return runNative(stream, wish);
        }
        if (wish.isTerminal() && wish.withInput()) {
            context.console().say(CliMessage.NO_TERMINAL.text());
        }
        if (!wish.isAttached()) {
            stream.attach(true, wish.withInput());
        }
        return pump(stream, wish);
    }

    /// The terminal's own keys are bytes for the container; a signal from elsewhere is forwarded.
    private int runNative(AttachStream stream, Wish wish) {
        try (var forwarding = new SignalForwarding(signal -> kill(wish.container(), signal))) {
            var code = NativeAttach.run(stream, wish);
            forwarding.ended(code);
            return code;
        }
    }

    private int pump(AttachStream stream, Wish wish) {
        try (var forwarding = new SignalForwarding(signal -> kill(wish.container(), signal));
                var pump = new StreamPump(stream, context.console())) {
            var code = pump.run(wish.withInput());
            var known = code.isPresent() ? code.getAsInt() : codeOfLost(wish.container());
            forwarding.ended(known);
            return known;
        }
    }

    private void kill(String container, int signal) {
        try {
            context.engine().call(new KillContainer(container, signal));
        } catch (ProblemException _) {
            // It has ended by itself.
        }
    }

    /// The connection broke, so the helper is asked how the container fares.
    private int codeOfLost(String container) {
        var state = context.engine().call(new WaitContainer(container)).state();
        return code(state).orElseThrow(() -> new CliException(CliMessage.LOST, container));
    }

    static OptionalInt code(ContainerState state) {
        return switch (state) {
            case ContainerState.Exited(var status, _) -> OptionalInt.of(status.shellCode());
            case ContainerState.Created _,
                    ContainerState.Starting _,
                    ContainerState.Running _,
                    ContainerState.Failed _,
                    ContainerState.Lost _ ->
                    OptionalInt.empty();
        };
    }
}
