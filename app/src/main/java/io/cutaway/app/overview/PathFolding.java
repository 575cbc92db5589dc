package io.cutaway.app.overview;

import io.cutaway.app.overview.OverviewSnapshot.HostPath;

import java.util.Comparator;
import java.util.List;

/// Chooses in which form host paths fit, and which of them stand only for a number: never one that
/// is worse than one that is shown.
final class PathFolding {

    /// More than these are no picture any more.
    static final int MOST = 12;

    /// How much of a host path is shown: by the height of its box, and the gap below it.
    enum Form {
        FULL(60, 12),
        TWO_LINES(42, 8),
        ONE_LINE(24, 5);

        private final double height;
        private final double gap;

        Form(double height, double gap) {
            this.height = height;
            this.gap = gap;
        }

        double height() {
            return height;
        }

        double pitch() {
            return height + gap;
        }
    }

    private PathFolding() {}

    /// What is shown, and what isn't.
    record Folded(Form form, List<HostPath> shown, List<HostPath> rest) {}

    static Folded fold(List<HostPath> paths, double room) {
        var worstFirst =
                paths.stream().sorted(Comparator.comparing(HostPath::standing).reversed()).toList();
        for (var form : Form.values()) {
            if (paths.size() <= Math.min(MOST, (int) (room / form.pitch()))) {
                return new Folded(form, worstFirst, List.of());
            }
        }
        var places = Math.clamp((int) (room / Form.ONE_LINE.pitch()) - 1, 1, MOST);
        return new Folded(
                Form.ONE_LINE,
                worstFirst.subList(0, places),
                worstFirst.subList(places, worstFirst.size()));
    }
}
