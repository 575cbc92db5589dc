package io.cutaway.app.cli;

import io.cutaway.app.client.AttachStream;
import io.cutaway.app.problem.ProblemText;
import io.cutaway.app.step.StepSession;
import io.cutaway.app.step.TakenStep;
import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.step.StepPhase;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/// What is typed, or stands in a script, line by line: `n`, `r N`, `l`, `v`, `s`, `b`, `q`.
final class StepDialog {

    private final Console console;
    private final StepSession session;
    private final BufferedReader words;
    private final StepPrinter printer;
    private final boolean interactive;
    private int code;

    StepDialog(Console console, StepSession session, BufferedReader words, boolean json) {
        this.console = console;
        this.session = session;
        this.words = words;
        this.printer = json ? new StepJson(console) : new StepText(console);
        this.interactive = !json && Console.inputIsTerminal();
    }

    /// Until the lines end or say so; with the exit code of the program, if it ran.
    int run() throws IOException {
        printer.begun(session.id(), session.operations(), session.view());
        for (var line = next(); line.isPresent(); line = next()) {
            var word = line.get().strip();
            if (word.equals("q") || word.equals("quit")) {
                break;
            }
            try {
                obey(word);
            } catch (ProblemException e) {
                console.say(ProblemText.explain(e).what());
                code = ExitCodes.FAILED;
            }
        }
        return code;
    }

    private Optional<String> next() throws IOException {
        if (interactive) {
            console.err().print(CliMessage.STEP_PROMPT.text(session.nextIndex() + 1));
            console.err().flush();
        }
        return Optional.ofNullable(words.readLine());
    }

    private void obey(String line) {
        var space = line.indexOf(' ');
        var word = space < 0 ? line : line.substring(0, space);
        var rest = space < 0 ? "" : line.substring(space + 1).strip();
        switch (word) {
            case "", "n", "next" -> taken(session.next());
            case "l", "leave" -> taken(session.leaveOut());
            case "r", "run" -> session.runTo(number(rest) - 1).forEach(this::taken);
            case "v", "view" -> view(rest);
            case "s", "shell" -> shell(rest);
            case "b", "back" -> {
                session.restart();
                printer.begun(session.id(), session.operations(), session.view());
            }
            default -> console.say(CliMessage.STEP_WORDS.text(word));
        }
    }

    private int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return session.operations().size() + 1;
        }
    }

    private void view(String directory) {
        session.list(Optional.of(directory).filter(d -> !d.isEmpty()));
        printer.view(session.look());
    }

    private void taken(TakenStep step) {
        printer.taken(step, session.phase());
        if (session.phase() != StepPhase.WAITING) {
            session.program().ifPresent(this::follow);
        }
    }

    /// The program's own time: nothing else is read until it ends.
    private void follow(AttachStream program) {
        if (interactive) {
            var wish = new AttachedSession.Wish(session.id(), true, true, true);
            code = NativeAttach.run(program, wish);
            return;
        }
        var output = ShellOutput.of(program);
        code = output.end().map(ExitStatus::shellCode).orElse(ExitCodes.FAILED);
        printer.program(output.text(), code);
    }

    /// With a command that one alone is run, and what it prints is printed.
    private void shell(String command) {
        if (interactive && command.isEmpty()) {
            var wish = new AttachedSession.Wish(session.id(), true, true, true);
            NativeAttach.run(session.shell(Console.terminalSize()), wish);
            return;
        }
        printer.shell(ShellOutput.of(session, command).text());
    }
}
