package io.cutaway.app.image;

import io.cutaway.engine.protocol.ImageRequest.InspectImage.Details;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.HistoryEntry;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ImageLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A step of an image's making.
///
/// @param number 1 is the first step
/// @param layer what it made; absent for a step that only changed the configuration
/// @param place of the layer, 1 being the lowest; 0 without one
record HistoryRow(int number, HistoryEntry step, Optional<ImageLayer> layer, int place) {

    /// The newest step first. Layers that no step tells of come last, each as a step of its own
    /// without words.
    static List<HistoryRow> of(Details details) {
        var rows = new ArrayList<HistoryRow>();
        var told = 0;
        for (var layer = 0; layer < details.layers().size(); layer++) {
            var place = layer;
            if (details.history().stream().noneMatch(s -> s.layer().equals(Optional.of(place)))) {
                var step =
                        new HistoryEntry(
                                Optional.empty(), "", Optional.empty(), Optional.of(place));
                rows.add(row(++told, step, details));
            }
        }
        for (var step : details.history()) {
            rows.add(row(++told, step, details));
        }
        return rows.reversed();
    }

    /// A step says the place of its layer; what an image claims there need not be so.
    private static HistoryRow row(int number, HistoryEntry step, Details details) {
        var layers = details.layers();
        var place = step.layer().filter(at -> at >= 0 && at < layers.size());
        return new HistoryRow(
                number, step, place.map(layers::get), place.map(at -> at + 1).orElse(0));
    }
}
