package io.cutaway.app.cli;

import io.cutaway.app.archive.ArchiveException;
import io.cutaway.app.client.HelperLostException;
import io.cutaway.app.client.HostPathException;
import io.cutaway.app.client.StartFailedException;
import io.cutaway.app.problem.Explanation;
import io.cutaway.app.problem.ProblemText;
import io.cutaway.app.recording.RecordingException;
import io.cutaway.app.registry.RegistryException;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.protocol.ProblemException;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns whatever ends a command into one sentence on standard error and an exit code.
final class Failures {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    /// What the words of the command line are wrong about.
    int ofParameters(ParameterException wrong, String[] arguments) {
        console.say(
                switch (wrong) {
                    case UnmatchedArgumentException unmatched -> unmatched(unmatched);
                    case MissingParameterException missing ->
                            CliMessage.MISSING.text(
                                    missing.getMissing().isEmpty()
                                            ? firstLine(wrong)
                                            : missing.getMissing().getFirst().paramLabel(),
                                    usage(wrong.getCommandLine()));
                    default -> firstLine(wrong);
                });
        return ExitCodes.FAILED;
    }

    private static String unmatched(UnmatchedArgumentException wrong) {
        var first = wrong.getUnmatched().getFirst();
        var command = wrong.getCommandLine();
        if (command.getParent() == null && !first.startsWith("-")) {
            return CliMessage.NO_SUCH_COMMAND.text(first);
        }
        return first.startsWith("-")
                ? CliMessage.NO_SUCH_FLAG.text(first, usage(command))
                : CliMessage.TOO_MANY.text(first, usage(command));
    }

    private static String usage(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + " --help";
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /// What the engine, or the command itself, could not do.
    int ofExecution(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure);
    }

    /// Says it, and tells the exit code.
    int report(Exception failure) {
        console.say(sentence(failure));
        return failure instanceof ProblemException problem
                ? ExitCodes.of(problem.problem())
                : ExitCodes.FAILED;
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case CliException e -> firstLine(e);
            case ArchiveException e -> firstLine(e);
            case RecordingException e -> firstLine(e);
            case StartFailedException e -> firstLine(e);
            case HelperLostException e -> firstLine(e);
            case HostPathException e -> firstLine(e);
            case RegistryException e -> firstLine(e);
            case ImageFormatException e -> CliMessage.IMAGE_NAME_FORM.text(e.argument());
            case ProblemException e -> sentence(ProblemText.explain(e));
            case IllegalArgumentException e -> CliMessage.INVALID.text(firstLine(e));
            default ->
                    CliMessage.DEFECT.text(failure.getClass().getSimpleName(), firstLine(failure));
        };
    }

    /// What, why and advice as one sentence.
    private static String sentence(Explanation explanation) {
        return Stream.of(explanation.what(), explanation.why(), explanation.advice())
                .filter(part -> !part.isEmpty())
                .map(Failures::asClause)
                .collect(Collectors.joining("; "));
    }

    /// A name in capitals, such as that of an errno, stays as it is.
    private static String asClause(String sentence) {
        var text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        if (text.length() > 1 && Character.isUpperCase(text.charAt(1))) {
            return text;
        }
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
