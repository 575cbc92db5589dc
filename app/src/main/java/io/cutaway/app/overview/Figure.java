package io.cutaway.app.overview;

import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.List;

/// What a drawing consists of: five kinds of figures, so that a renderer has five cases.
sealed interface Figure {

    /// A rectangle.
    ///
    /// @param radius of its corners
    record Box(Area area, double radius, Tone fill, Tone line, double width, boolean dashed)
            implements Figure {}

    /// A layer as a stratum: its upper and lower edges swing alike, so that neighbours fit.
    record Stratum(Area area, double swing, Tone fill, Tone line, double width) implements Figure {}

    /// A line from point to point.
    record Stroke(List<Point> points, Tone line, double width) implements Figure {
        public Stroke {
            points = List.copyOf(points);
        }
    }

    /// A filled shape with straight edges.
    record Polygon(List<Point> points, Tone fill) implements Figure {
        public Polygon {
            points = List.copyOf(points);
        }
    }

    /// A line of text, as it fits.
    ///
    /// @param x its left end, or its right one
    /// @param baseline where letters stand
    record Words(
            double x, double baseline, String text, Lettering lettering, Tone tone, boolean toRight)
            implements Figure {}

    record Point(double x, double y) {}
}
