package io.cutaway.app.cli;

import io.cutaway.app.text.Quantities;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.ListImages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/// Lists images.
@Command(name = "images")
final class ImagesCommand implements Callable<Integer> {

    private static final int SHORT = 12;

    private final CommandContext context;

    @Option(names = {"-q", "--quiet"})
    boolean quiet;

    @Option(names = "--no-trunc")
    boolean untruncated;

    @Option(names = "--json")
    boolean json;

    ImagesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var images = context.engine().call(new ListImages()).images();
        if (json) {
            context.console().json(images);
        } else if (quiet) {
            images.forEach(image -> context.console().line(id(image)));
        } else {
            table(images).print(context.console());
            images.stream().filter(ImageSummary::damaged).forEach(this::warn);
        }
        return 0;
    }

    private Table table(List<ImageSummary> images) {
        var table = new Table("REPOSITORY", "TAG", "IMAGE ID", "CREATED", "LAYERS", "SIZE");
        for (var image : images) {
            var name = image.name().orElse("<none>:<none>");
            var colon = name.lastIndexOf(':');
            table.add(
                    name.substring(0, colon),
                    name.substring(colon + 1),
                    id(image),
                    image.damaged() ? "" : Quantities.ago(image.created(), Instant.now()),
                    image.damaged() ? "" : Integer.toString(image.layers()),
                    image.damaged()
                            ? ImageCliMessage.DAMAGED.text()
                            : Quantities.bytes(image.bytes()));
        }
        return table;
    }

    private void warn(ImageSummary image) {
        var name = image.name().orElseGet(() -> id(image));
        context.console().say(ImageCliMessage.IS_DAMAGED.text(name));
    }

    private String id(ImageSummary image) {
        var hex = image.digest().substring(image.digest().indexOf(':') + 1);
        return untruncated ? image.digest() : hex.substring(0, Math.min(SHORT, hex.length()));
    }
}
