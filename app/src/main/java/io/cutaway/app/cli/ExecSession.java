package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;

/// The caller's terminal or pipes, connected to a process beside a container's first one. No signal
/// is forwarded: the container is not what the caller wants to end.
final class ExecSession {

    private final CommandContext context;

    ExecSession(CommandContext context) {
        this.context = context;
    }

    int run(AttachStream stream, AttachedSession.Wish wish) {
        if (wish.isTerminal() && wish.withInput() && Console.inputIsTerminal()) {
            return NativeAttach.run(stream, wish);
        }
        if (wish.isTerminal() && wish.withInput()) {
            context.console().say(CliMessage.NO_TERMINAL.text());
        }
        try (var pump = new StreamPump(stream, context.console())) {
            return pump.run(wish.withInput())
                    .orElseThrow(() -> new CliException(CliMessage.LOST, wish.container()));
        }
    }
}
