package io.cutaway.app.cli;

import io.cutaway.app.lesson.DeskEntry;
import io.cutaway.app.lesson.LessonDesk;
import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.LessonRun;
import io.cutaway.app.step.StepSession;
import io.cutaway.engine.protocol.ProblemException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One way through a lesson, by lines that a person or a script types: an answer to each question,
/// then an empty line to go on, or `q` to end; at any time `s` for a shell inside, or `s COMMAND`
/// to have one line typed into it.
final class LessonCourse {

    private static final String QUIT = "q";
    private static final String SHELL = "s";

    private final CommandContext context;
    private final LessonRun run;
    private final LessonVoice voice;
    private final BufferedReader lines;
    private final LessonDesk desk;
    private final Optional<Path> answers;
    private DeskEntry entry;

    /// @param answers a file to write them to
    LessonCourse(
            CommandContext context,
            LessonRun run,
            LessonVoice voice,
            BufferedReader lines,
            LessonDesk desk,
            Optional<Path> answers) {
        this.context = context;
        this.run = run;
        this.voice = voice;
        this.lines = lines;
        this.desk = desk;
        this.answers = answers;
        entry = desk.entry(run.lesson());
    }

    /// What a pause ended with.
    private enum Word {
        ON,
        QUIT,
        NOTHING
    }

    /// Whether it came to the lesson's end, or to the person's.
    boolean go() throws IOException {
        var word = pause();
        while (word == Word.ON && !run.isLast()) {
            step();
            for (var question : run.step().orElseThrow().questions()) {
                if (!ask(question)) {
                    return false;
                }
            }
            word = pause();
        }
        return word == Word.QUIT || run.isLast();
    }

    private void step() throws IOException {
        var moved = run.forward();
        voice.step(run, moved);
        keep(entry.reached(run.place() + 1));
    }

    /// One may look into the shell before one answers.
    private boolean ask(Question question) throws IOException {
        voice.ask(question);
        var given = lines.readLine();
        while (given != null && shellWanted(given)) {
            voice.ask(question);
            given = lines.readLine();
        }
        if (given == null) {
            return false;
        }
        var answer = run.answer(question, given);
        voice.answered(answer);
        keep(entry.answered(answer));
        return true;
    }

    private void keep(DeskEntry now) throws IOException {
        entry = now;
        desk.keep(entry);
        if (answers.isPresent()) {
            LessonDesk.write(answers.get(), List.of(entry));
        }
    }

    private Word pause() throws IOException {
        while (true) {
            voice.pause(run);
            var line = lines.readLine();
            if (line == null) {
                return Word.NOTHING;
            }
            if (line.strip().equals(QUIT)) {
                return Word.QUIT;
            }
            if (!shellWanted(line)) {
                return Word.ON;
            }
        }
    }

    /// Whether a line asks for a shell; it is over when this returns.
    private boolean shellWanted(String line) {
        var word = line.strip();
        if (!word.equals(SHELL) && !word.startsWith(SHELL + " ")) {
            return false;
        }
        var command = word.substring(SHELL.length()).strip();
        run.session().ifPresent(session -> tryShell(session, command));
        return true;
    }

    /// Before the ids are mapped there is none, and the lesson goes on without.
    private void tryShell(StepSession session, String command) {
        try {
            shell(session, command);
        } catch (ProblemException e) {
            voice.refused(e.problem());
        }
    }

    private void shell(StepSession session, String command) {
        if (!command.isEmpty()) {
            voice.shell(ShellOutput.of(session, command).text());
            return;
        }
        if (!Console.inputIsTerminal()) {
            throw new CliException(CliMessage.SHELL_NEEDS_TERMINAL);
        }
        var stream = session.shell(Console.terminalSize());
        var wish = new AttachedSession.Wish(session.id(), true, true, true);
        new AttachedSession(context).run(stream, wish);
    }
}
