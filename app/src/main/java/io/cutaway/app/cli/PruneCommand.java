package io.cutaway.app.cli;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.ImageUpkeepRequest.PruneImages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/// Deletes images that nothing needs.
@Command(name = "prune")
final class PruneCommand implements Callable<Integer> {

    private static final Set<String> YES = Set.of("y", "yes");

    private final CommandContext context;

    @Option(
            names = {"-a", "--all"},
            descriptionKey = "prune-all")
    boolean all;

    @Option(
            names = {"-f", "--force"},
            descriptionKey = "prune-force")
    boolean force;

    @Option(names = "--json")
    boolean json;

    PruneCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!force && !isWanted()) {
            throw new CliException(ImageCliMessage.NOT_PRUNED);
        }
        var pruned = context.engine().call(new PruneImages(all));
        if (json) {
            context.console().json(pruned);
            return 0;
        }
        pruned.images().forEach(context.console()::line);
        var freed = Quantities.bytes(pruned.bytes());
        context.console().say(ImageCliMessage.PRUNED.text(freed));
        return 0;
    }

    private boolean isWanted() throws IOException {
        var question = all ? ImageCliMessage.PRUNE_ALL_QUESTION : ImageCliMessage.PRUNE_QUESTION;
        context.console().err().print(question.text() + " ");
        context.console().err().flush();
        var in = new InputStreamReader(context.console().in(), StandardCharsets.UTF_8);
        var answer = new BufferedReader(in).readLine();
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
