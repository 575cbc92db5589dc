package io.cutaway.app.lesson;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.container.StarterImageMaker;
import io.cutaway.app.image.Cancellation;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import java.util.function.Consumer;

/// Has the image `starter` made when a lesson wants it and there is none. No other image is fetched
/// for a lesson: it may come from anybody.
record StarterProvider(EngineClient engine, StarterImageMaker maker) implements Consumer<String> {

    private static final ImageName STARTER = ImageName.parse("starter");

    @Override
    public void accept(String image) {
        if (ImageName.parse(image).equals(STARTER) && !exists(image)) {
            maker.make(_ -> {}, new Cancellation());
        }
    }

    private boolean exists(String image) {
        try {
            engine.call(new InspectImage(image));
            return true;
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NoSuchImage) {
                return false;
            }
            throw e;
        }
    }
}
