package io.cutaway.icons.drawing;

import io.cutaway.icons.drawing.Contour.Point;

import java.awt.Shape;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/// Turns a shape into contours of quadratic curves, the only curves that TrueType has.
final class Contours {

    /// How far a quadratic may be from the cubic it stands for, in font units (1536 for 24 pixels).
    private static final double TOLERANCE = 0.5;

    private final List<Contour> contours = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private double x;
    private double y;

    private Contours() {}

    static List<Contour> of(Shape shape) {
        var made = new Contours();
        var numbers = new double[6];
        for (var i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            made.segment(i.currentSegment(numbers), numbers);
        }
        made.close();
        return made.contours;
    }

    private void segment(int kind, double[] to) {
        switch (kind) {
            case PathIterator.SEG_MOVETO -> {
                close();
                reach(to[0], to[1]);
            }
            case PathIterator.SEG_LINETO -> reach(to[0], to[1]);
            case PathIterator.SEG_QUADTO -> quadratic(to[0], to[1], to[2], to[3]);
            case PathIterator.SEG_CUBICTO ->
                    cubic(new CubicCurve2D.Double(x, y, to[0], to[1], to[2], to[3], to[4], to[5]));
            case PathIterator.SEG_CLOSE -> close();
            default -> throw new IllegalArgumentException("segment " + kind);
        }
    }

    /// Halves the curve until the quadratic with the same ends and the middle of its two possible
    /// control points is near enough; `sqrt(3) / 36` of the third difference bounds the distance.
    private void cubic(CubicCurve2D.Double curve) {
        var third =
                Math.hypot(
                        curve.x2 - 3 * curve.ctrlx2 + 3 * curve.ctrlx1 - curve.x1,
                        curve.y2 - 3 * curve.ctrly2 + 3 * curve.ctrly1 - curve.y1);
        if (third * Math.sqrt(3) / 36 > TOLERANCE) {
            var left = new CubicCurve2D.Double();
            var right = new CubicCurve2D.Double();
            curve.subdivide(left, right);
            cubic(left);
            cubic(right);
        } else {
            quadratic(
                    (3 * (curve.ctrlx1 + curve.ctrlx2) - curve.x1 - curve.x2) / 4,
                    (3 * (curve.ctrly1 + curve.ctrly2) - curve.y1 - curve.y2) / 4,
                    curve.x2,
                    curve.y2);
        }
    }

    private void quadratic(double controlX, double controlY, double toX, double toY) {
        var from = points.getLast();
        var control = point(controlX, controlY, false);
        var to = point(toX, toY, true);
        // A curve shorter than a font unit rounds to its own end; a loose control would bulge.
        if (!samePlace(from, to) && !samePlace(from, control) && !samePlace(control, to)) {
            points.add(control);
        }
        reach(toX, toY);
    }

    private void reach(double toX, double toY) {
        var to = point(toX, toY, true);
        if (points.isEmpty() || !samePlace(points.getLast(), to)) {
            points.add(to);
        }
        x = toX;
        y = toY;
    }

    private void close() {
        if (points.size() > 1 && samePlace(points.getFirst(), points.getLast())) {
            points.removeLast();
        }
        if (points.size() > 2) {
            contours.add(new Contour(points));
        }
        points.clear();
    }

    private static Point point(double x, double y, boolean onCurve) {
        return new Point(Math.toIntExact(Math.round(x)), Math.toIntExact(Math.round(y)), onCurve);
    }

    private static boolean samePlace(Point one, Point other) {
        return one.x() == other.x() && one.y() == other.y();
    }
}
