package io.cutaway.app.cli;

import io.cutaway.app.registry.AccessOptions;
import io.cutaway.app.registry.EngineContentStore;
import io.cutaway.app.registry.ImagePull;
import io.cutaway.app.registry.ImagePull.Pulled;
import io.cutaway.app.registry.PlatformName;
import io.cutaway.app.registry.PullRequest;
import io.cutaway.app.registry.RegistryAccess;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;

/// Pulls images, and says how far it has come.
final class ImagePuller {

    private final CommandContext context;
    private final boolean quiet;

    ImagePuller(CommandContext context, boolean quiet) {
        this.context = context;
        this.quiet = quiet;
    }

    Pulled pull(ImageName image, Platform platform, AccessOptions options) {
        var console = context.console();
        if (!quiet && ImagePull.namesRegistry(image)) {
            console.say(CliMessage.PULLING.text(image));
        }
        var pull =
                new ImagePull(
                        new RegistryAccess(context.environment()),
                        new EngineContentStore(context.engine()));
        try (var progress = TransferPrinter.on(console, quiet)) {
            return tell(
                    image, pull.pull(new PullRequest(image, platform, options), progress::show));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException(CliMessage.CANCELLED);
        }
    }

    private Pulled tell(ImageName asked, Pulled pulled) {
        var console = context.console();
        Notes.aboutFiles(pulled.skippedDevices(), pulled.squashedOwners(), console);
        if (!quiet && pulled.others().size() > 1) {
            var names = String.join(", ", pulled.others());
            console.say(CliMessage.OTHER_PLATFORMS.text(asked, names));
        }
        if (!quiet && pulled.folder().isPresent()) {
            console.say(CliMessage.FROM_FOLDER.text(pulled.name(), pulled.folder().get()));
        }
        if (!pulled.runnable()) {
            var platform = pulled.platform().map(PlatformName::of).orElse("?");
            console.say(CliMessage.NOT_RUNNABLE.text(pulled.name(), platform));
        }
        return pulled;
    }
}
