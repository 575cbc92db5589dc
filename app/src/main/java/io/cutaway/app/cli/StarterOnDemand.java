package io.cutaway.app.cli;

import io.cutaway.app.image.Cancellation;
import io.cutaway.app.image.StarterImage;
import io.cutaway.app.image.StarterImport;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.io.IOException;

/// The image `starter`, made of the computer's own programs the first time that somebody asks for
/// it, so that the first container needs no network.
final class StarterOnDemand {

    private final CommandContext context;

    StarterOnDemand(CommandContext context) {
        this.context = context;
    }

    /// Makes it when that is the image asked for and there is none.
    void makeIfAsked(String image) {
        if (image.equals(StarterImage.NAME) && !exists()) {
            context.console().say(CliMessage.MAKING_STARTER.text());
            make();
        }
    }

    private boolean exists() {
        try {
            context.engine().call(new InspectImage(StarterImage.NAME));
            return true;
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NoSuchImage) {
                return false;
            }
            throw e;
        }
    }

    /// Makes it, again if there is one already.
    StarterImport.Made make() {
        try {
            var made = new StarterImport(context.engine()).make(new Cancellation());
            if (!made.missing().isEmpty()) {
                var names = String.join(", ", made.missing());
                context.console().say(CliMessage.STARTER_LACKS.text(names));
            }
            return made;
        } catch (IOException e) {
            throw new CliException(CliMessage.NO_STARTER, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(CliMessage.NO_STARTER, e.toString());
        }
    }
}
