package io.cutaway.app.cli;

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

    /// A name without a registry is the store's own affair.
    void pullIfAsked(String image, PullFlags flags) {
        var when = flags.when();
        var name = name(image).filter(ImagePull::namesRegistry);
        if (name.isEmpty() || when == PullFlags.When.NEVER) {
            return;
        }
        if (when == PullFlags.When.ALWAYS || !exists(image)) {
            new ImagePuller(context, false)
                    .pull(name.get(), flags.platform(), flags.registry.options());
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
