package io.cutaway.app.request;

import io.cutaway.app.text.Message;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.shell.ShellLine;
import io.cutaway.engine.shell.ShellLineException;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.Map;

/// A `docker run`, `podman run` or `cutaway run` line that somebody pasted. It is read and never
/// run: no shell sees it.
public final class RunLine {

    private static final List<String> PROGRAMS = List.of("docker", "podman", "cutaway");
    private static final String RUN = "run";

    private RunLine() {}

    /// The container that the line asks for.
    ///
    /// @param environment of the caller, for `-e NAME`
    /// @throws IllegalArgumentException with a sentence that names the word, when it has what a
    ///   shell would replace, is no such line, or asks for what Cutaway does not know
    public static ContainerSpec parse(String line, Map<String, String> environment) {
        var words = words(line);
        if (words.size() < 2 || !PROGRAMS.contains(words.getFirst()) || !words.get(1).equals(RUN)) {
            var first = words.isEmpty() ? "" : words.getFirst();
            throw wrong(words.size() < 2 ? 1 : 2, first, RequestMessage.LINE_NOT_RUN);
        }
        var flags = new RunLineFlags();
        read(flags, words.subList(2, words.size()));
        var spec = flags.container.spec(environment);
        return words.getFirst().equals("cutaway") ? spec : flags.asTheyMean(spec);
    }

    private static List<String> words(String line) {
        try {
            return ShellLine.words(line);
        } catch (ShellLineException e) {
            throw wrong(
                    e.position(),
                    e.word(),
                    switch (e.reason()) {
                        case EXPANSION -> RequestMessage.LINE_EXPANSION;
                        case OPERATOR -> RequestMessage.LINE_OPERATOR;
                        case PATTERN -> RequestMessage.LINE_PATTERN;
                        case OPEN_QUOTE -> RequestMessage.LINE_OPEN_QUOTE;
                    });
        }
    }

    private static void read(RunLineFlags flags, List<String> words) {
        try {
            new CommandLine(flags)
                    .setStopAtPositional(true)
                    .setExpandAtFiles(false)
                    .parseArgs(words.toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            var word = e.getUnmatched().getFirst();
            throw wrong(words.indexOf(word) + 3, word, RequestMessage.LINE_UNKNOWN_FLAG);
        } catch (MissingParameterException e) {
            throw new IllegalArgumentException(
                    RequestMessage.LINE_LACKS.text(e.getMissing().getFirst().paramLabel()), e);
        } catch (ParameterException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        flags.check(words);
    }

    static IllegalArgumentException wrong(int position, String word, Message message) {
        return new IllegalArgumentException(message.text(position, word));
    }

    /// A builder with all that `spec` says.
    static ContainerSpecBuilder copy(ContainerSpec spec) {
        var copy =
                ContainerSpecBuilder.of(spec.image())
                        .command(spec.command())
                        .terminal(spec.terminal())
                        .interactive(spec.interactive())
                        .autoRemove(spec.autoRemove())
                        .readOnly(spec.readOnly())
                        .capabilities(spec.capabilitiesAdded(), spec.capabilitiesDropped())
                        .limits(spec.limits());
        spec.name().ifPresent(name -> copy.name(name.text()));
        spec.entrypoint().ifPresent(copy::entrypoint);
        spec.environment().forEach(copy::environment);
        spec.workingDirectory().ifPresent(copy::workingDirectory);
        spec.user().ifPresent(copy::user);
        spec.hostname().ifPresent(copy::hostname);
        spec.binds().forEach(copy::bind);
        return copy;
    }
}
