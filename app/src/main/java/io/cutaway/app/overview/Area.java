package io.cutaway.app.overview;

/// A rectangle of a drawing, in its units.
record Area(double x, double y, double width, double height) {

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double middle() {
        return y + height / 2;
    }

    /// The same, smaller by `margin` on each side.
    Area inset(double margin) {
        return new Area(x + margin, y + margin, width - 2 * margin, height - 2 * margin);
    }

    boolean contains(Area other) {
        return other.x >= x
                && other.y >= y
                && other.right() <= right()
                && other.bottom() <= bottom();
    }

    boolean overlaps(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
}
