package io.cutaway.app.compare;

import io.cutaway.engine.protocol.ImageRequest.InspectImage.Details;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ImageLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which layers two images have in common, by what the first one calls them.
///
/// @param numbers 1 is the first image's lowest layer
/// @param first how many layers that one has
/// @param second likewise
record SharedLayers(List<Integer> numbers, int first, int second) {

    SharedLayers {
        numbers = List.copyOf(numbers);
    }

    static SharedLayers of(Details first, Details second) {
        var others = second.layers().stream().map(ImageLayer::diffId).collect(Collectors.toSet());
        var numbers = new ArrayList<Integer>();
        for (var place = 0; place < first.layers().size(); place++) {
            if (others.contains(first.layers().get(place).diffId())) {
                numbers.add(place + 1);
            }
        }
        return new SharedLayers(numbers, first.layers().size(), second.layers().size());
    }

    /// As a person lists numbers: `1 – 5, 7`.
    String ranges() {
        var parts = new ArrayList<String>();
        for (var from = 0; from < numbers.size(); ) {
            var to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            parts.add(
                    from == to
                            ? numbers.get(from).toString()
                            : numbers.get(from) + " – " + numbers.get(to));
            from = to + 1;
        }
        return String.join(", ", parts);
    }
}
