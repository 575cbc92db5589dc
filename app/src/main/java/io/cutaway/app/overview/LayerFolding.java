package io.cutaway.app.overview;

import io.cutaway.app.overview.OverviewSnapshot.Stratum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes as many bands of a stack of layers as there is room for: those that hold most stay, and
/// neighbours between them become one.
final class LayerFolding {

    private LayerFolding() {}

    /// A band of the drawing.
    ///
    /// @param from place of its uppermost layer, 0 is the top
    /// @param layers one, or several that are folded
    record Band(int from, List<Stratum> layers) {
        Band {
            layers = List.copyOf(layers);
        }

        long bytes() {
            return layers.stream().mapToLong(Stratum::bytes).sum();
        }

        boolean isFolded() {
            return layers.size() > 1;
        }
    }

    /// @param most how many bands there may be, at least two
    static List<Band> fold(List<Stratum> layers, int most) {
        for (var kept = layers.size(); kept > 1; kept--) {
            var bands = bands(layers, largest(layers, kept));
            if (bands.size() <= most) {
                return bands;
            }
        }
        return bands(layers, largest(layers, 1));
    }

    /// The writable layer, and those that hold most.
    private static Set<Integer> largest(List<Stratum> layers, int count) {
        return IntStream.range(0, layers.size())
                .boxed()
                .sorted(
                        Comparator.comparing((Integer place) -> !layers.get(place).isWritable())
                                .thenComparingLong(place -> -layers.get(place).bytes()))
                .limit(count)
                .collect(Collectors.toSet());
    }

    private static List<Band> bands(List<Stratum> layers, Set<Integer> kept) {
        var bands = new ArrayList<Band>();
        for (var from = 0; from < layers.size(); ) {
            var end = from + 1;
            while (!kept.contains(from) && end < layers.size() && !kept.contains(end)) {
                end++;
            }
            bands.add(new Band(from, layers.subList(from, end)));
            from = end;
        }
        return bands;
    }
}
