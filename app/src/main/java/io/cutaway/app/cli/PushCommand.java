package io.cutaway.app.cli;

import io.cutaway.app.registry.EngineContentStore;
import io.cutaway.app.registry.ImagePush;
import io.cutaway.app.registry.ImagePush.Pushed;
import io.cutaway.app.registry.PlatformName;
import io.cutaway.app.registry.PushRequest;
import io.cutaway.app.registry.RegistryAccess;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Brings an image to a registry.
@Command(name = "push")
final class PushCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin RegistryFlags registry = new RegistryFlags();

    @Option(names = {"-q", "--quiet"})
    boolean quiet;

    @Option(names = "--digestfile", paramLabel = "FILE")
    @Nullable Path digestFile;

    @Option(names = "--json")
    boolean json;

    @Parameters(index = "0", paramLabel = "IMAGE")
    String image = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "DESTINATION")
    @Nullable String destination;

    PushCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        var text = Optional.ofNullable(destination).orElse(image);
        var target = ImageName.parse(text.replaceFirst("^" + PullCommand.TRANSPORT, ""));
        var pushed = push(target);
        if (digestFile != null) {
            Files.writeString(digestFile, pushed.digest());
        }
        if (json) {
            context.console().json(pushed);
        } else {
            context.console().line(pushed.digest());
        }
        return 0;
    }

    private Pushed push(ImageName target) {
        var console = context.console();
        if (!quiet) {
            console.say(CliMessage.PUSHING.text(target, platform()));
        }
        var push =
                new ImagePush(
                        new RegistryAccess(context.environment()),
                        new EngineContentStore(context.engine()));
        try (var progress = TransferPrinter.on(console, quiet)) {
            return push.push(new PushRequest(image, target, registry.options()), progress::show);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException(CliMessage.CANCELLED);
        }
    }

    /// The store has an image for one platform, also when it came from an index of several.
    private String platform() {
        var facts = context.engine().call(new InspectImage(image)).facts();
        return PlatformName.of(new Platform(facts.architecture(), facts.os(), facts.variant()));
    }
}
