package io.cutaway.app.compare;

import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.protocol.InspectionRequest.CompareImages;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The differences of two images, of which the engine gives a part at a time.
public final class ImageDifferences {

    private ImageDifferences() {}

    /// Asks for all of them.
    ///
    /// @param part told of each part, in order
    /// @throws io.cutaway.engine.protocol.ProblemException when the engine answers with a problem
    public static void read(
            EngineClient client, String first, String second, Consumer<List<Difference>> part) {
        Optional<String> from = Optional.empty();
        do {
            var answer = client.call(new CompareImages(first, second, from));
            part.accept(answer.differences());
            from = answer.next();
        } while (from.isPresent());
    }
}
