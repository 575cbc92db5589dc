package io.cutaway.icons.drawing;

import io.cutaway.icons.drawing.Contour.Point;

import java.util.List;
import java.util.function.ToIntFunction;

/// A character of the font. The source of its form is "glyf" in the OpenType specification.
record Glyph(int code, List<Contour> contours) {

    /// What stands for characters that the font lacks: nothing to see.
    static final Glyph MISSING = new Glyph(0, List.of());

    Glyph {
        contours = List.copyOf(contours);
    }

    List<Point> points() {
        return contours.stream().flatMap(contour -> contour.points().stream()).toList();
    }

    int least(ToIntFunction<Point> coordinate) {
        return points().stream().mapToInt(coordinate).min().orElse(0);
    }

    int most(ToIntFunction<Point> coordinate) {
        return points().stream().mapToInt(coordinate).max().orElse(0);
    }

    /// Without instructions, and with each coordinate in two bytes: plain, and still some
    /// kilobytes.
    byte[] encode() {
        var bytes = new Bytes();
        if (contours.isEmpty()) {
            return bytes.toArray();
        }
        bytes.u16(contours.size());
        bytes.u16(least(Point::x), least(Point::y), most(Point::x), most(Point::y));
        var last = -1;
        for (var contour : contours) {
            last += contour.points().size();
            bytes.u16(last);
        }
        bytes.u16(0);
        points().forEach(point -> bytes.u8(point.onCurve() ? 1 : 0));
        differences(bytes, Point::x);
        differences(bytes, Point::y);
        return bytes.pad().toArray();
    }

    private void differences(Bytes bytes, ToIntFunction<Point> coordinate) {
        var before = 0;
        for (var point : points()) {
            var value = coordinate.applyAsInt(point);
            bytes.u16(value - before);
            before = value;
        }
    }
}
