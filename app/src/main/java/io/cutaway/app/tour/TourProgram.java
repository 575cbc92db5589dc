package io.cutaway.app.tour;

import io.cutaway.app.container.ComputersPrograms;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The tour with a store of its own, which is gone afterwards with its containers.
public final class TourProgram {

    private TourProgram() {}

    /// Goes through the tour.
    ///
    /// @return what was wrong, as sentences; empty when nothing was
    public static List<String> run(TourOptions options, Map<String, String> environment)
            throws IOException {
        Tour.choosePlatform(environment);
        try (var engine = new TemporaryEngine(environment)) {
            var maker = new ComputersPrograms(engine.client());
            return new Tour(engine.client(), maker, engine.environment(), options).run();
        }
    }
}
