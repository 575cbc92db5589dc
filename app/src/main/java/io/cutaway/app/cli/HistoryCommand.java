package io.cutaway.app.cli;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.Details;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.HistoryEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.concurrent.Callable;

/// Lists the steps that an image was made by, the newest first.
@Command(name = "history")
final class HistoryCommand implements Callable<Integer> {

    /// What podman-history(1) says of steps that have no image of their own.
    private static final String MISSING = "<missing>";

    private static final int SHORT_ID = 12;
    private static final int SHORT_COMMAND = 45;

    private final CommandContext context;

    @Option(names = "--no-trunc")
    boolean untruncated;

    @Option(names = {"-q", "--quiet"})
    boolean quiet;

    @Option(names = {"-H", "--human"})
    boolean human;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "IMAGE")
    String image = "";

    HistoryCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var details = context.engine().call(new InspectImage(image));
        if (json) {
            context.console().json(details.history().reversed());
            return 0;
        }
        var table = new Table("ID", "CREATED", "CREATED BY", "SIZE", "COMMENT");
        var id = id(details);
        for (var step : details.history().reversed()) {
            if (quiet) {
                context.console().line(id);
            }
            table.add(
                    id,
                    step.created().map(t -> Quantities.ago(t, Instant.now())).orElse(""),
                    command(step),
                    Quantities.bytes(bytes(step, details)),
                    step.comment().orElse(""));
            id = MISSING;
        }
        if (!quiet) {
            table.print(context.console());
        }
        return 0;
    }

    private String id(Details details) {
        var hex = details.id().substring(details.id().indexOf(':') + 1);
        return untruncated ? details.id() : hex.substring(0, Math.min(SHORT_ID, hex.length()));
    }

    private String command(HistoryEntry step) {
        var text = Printed.line(step.createdBy());
        return untruncated || text.length() <= SHORT_COMMAND
                ? text
                : text.substring(0, SHORT_COMMAND - 1) + "…";
    }

    /// A step says the place of its layer; what an image claims there need not be so.
    private static long bytes(HistoryEntry step, Details details) {
        return step.layer()
                .filter(place -> place >= 0 && place < details.layers().size())
                .map(place -> details.layers().get(place).bytes())
                .orElse(0L);
    }
}
