package io.cutaway.app.cli;

import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

/// The image `starter`, made of the computer's own programs the first time that somebody asks for
/// it, so that the first container needs no network.
final class StarterOnDemand {

    static final String NAME = "starter";

    private final CommandContext context;

    StarterOnDemand(CommandContext context) {
        this.context = context;
    }

    /// Makes it when that is the image asked for and there is none.
    void makeIfAsked(String image) {
        if (image.equals(NAME) && !exists()) {
            context.console().say(CliMessage.MAKING_STARTER.text());
            make();
        }
    }

    private boolean exists() {
        try {
            context.engine().call(new InspectImage(NAME));
            return true;
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NoSuchImage) {
                return false;
            }
            throw e;
        }
    }

    @SuppressWarnings("DoNotCallSuggester")
    void make() {
        throw new CliException(CliMessage.NO_STARTER);
    }
}
