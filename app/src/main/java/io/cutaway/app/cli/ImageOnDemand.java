package io.cutaway.app.cli;

import io.cutaway.app.registry.ImageFolders;
import io.cutaway.app.registry.ImagePull;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.util.Optional;

/// Gets the image of a container from the registry that its name begins with, when it is missing or
/// asked for.
final class ImageOnDemand {

    private final CommandContext context;

    ImageOnDemand(CommandContext context) {
        this.context = context;
    }

    /// A name without a registry may be that of an image in a folder; else it is the store's own
    /// affair.
    ///
    /// @return what the store calls it
    String pullIfAsked(String image, PullFlags flags) {
        var when = flags.when();
        var name = name(image);
        if (name.isEmpty() || when == PullFlags.When.NEVER) {
            return image;
        }
        var folders = ImageFolders.of(context.environment());
        if (!ImagePull.namesRegistry(name.get()) && folders.isEmpty()) {
            return image;
        }
        if ((when == PullFlags.When.ALWAYS || !exists(image))
                && isSomewhere(name.get(), folders, flags)) {
            return new ImagePuller(context, false)
                    .pull(name.get(), flags.platform(), flags.registry.options())
                    .name();
        }
        return image;
    }

    private static boolean isSomewhere(ImageName name, ImageFolders folders, PullFlags flags) {
        try {
            return ImagePull.namesRegistry(name)
                    || folders.find(name, flags.platform()).isPresent();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliException(CliMessage.CANCELLED);
        }
    }

    private static Optional<ImageName> name(String image) {
        try {
            return Optional.of(ImageName.parse(image));
        } catch (ImageFormatException _) {
            // The store knows other ways to name an image, and what to say.
            return Optional.empty();
        }
    }

    private boolean exists(String image) {
        try {
            context.engine().call(new InspectImage(image));
            return true;
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NoSuchImage) {
                return false;
            }
            throw e;
        }
    }
}
