package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ImageUpkeepRequest.CommitContainer;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Makes an image of a container.
@Command(name = "commit")
final class CommitCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = {"-a", "--author"},
            paramLabel = "AUTHOR")
    @Nullable String author;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "MESSAGE")
    @Nullable String message;

    @Option(
            names = {"-c", "--change"},
            paramLabel = "INSTRUCTION")
    List<String> changes = new ArrayList<>();

    @Option(names = "--iidfile", paramLabel = "FILE")
    @Nullable String idFile;

    @Option(
            names = {"-q", "--quiet"},
            descriptionKey = "silent")
    boolean quiet;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "CONTAINER")
    String container = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME")
    @Nullable String name;

    CommitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var request =
                new CommitContainer(
                        container,
                        Optional.ofNullable(name),
                        Optional.ofNullable(author),
                        Optional.ofNullable(message),
                        ChangeFlag.parse(changes));
        var committed = context.engine().call(request);
        tellLeftOut(ImageCliMessage.SOCKETS_LEFT_OUT, committed.skippedSockets());
        tellLeftOut(ImageCliMessage.NAMES_LEFT_OUT, committed.skippedNames());
        if (idFile != null) {
            Files.writeString(Path.of(idFile), committed.id());
        }
        if (json) {
            context.console().json(committed);
        } else {
            context.console().line(committed.id().substring(committed.id().indexOf(':') + 1));
        }
        return 0;
    }

    private void tellLeftOut(ImageCliMessage what, long count) {
        if (count > 0) {
            context.console().say(what.text(Long.toString(count)));
        }
    }
}
