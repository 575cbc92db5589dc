package io.cutaway.icons.drawing;

import java.util.List;

/// One closed outline of a glyph: points on the curve and the control points between them.
record Contour(List<Point> points) {

    /// A point in font units, `y` upwards.
    record Point(int x, int y, boolean onCurve) {}

    Contour {
        points = List.copyOf(points);
    }
}
