package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ImageRequest.RemoveImage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Removes images, with the layers that nothing else needs.
@Command(name = "rmi")
final class RemoveImageCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = {"-f", "--force"})
    boolean force;

    @Parameters(arity = "1..*", paramLabel = "IMAGE")
    List<String> images = new ArrayList<>();

    RemoveImageCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return new EachContainer(context.console())
                .call(
                        images,
                        image -> {
                            context.engine().call(new RemoveImage(image, force));
                            context.console().line(image);
                        },
                        ExitCodes::ofRemoving);
    }
}
