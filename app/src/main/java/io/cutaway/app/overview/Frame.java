package io.cutaway.app.overview;

/// Where the three columns of the drawing are: the host's side, the container within its walls, and
/// what it uses.
///
/// @param host everything
/// @param left what comes from the host
/// @param wall the container
/// @param right what it uses, and how it is held in
record Frame(Area host, Area left, Area wall, Area right) {

    /// The least in which every part has its place.
    static final double MIN_WIDTH = 880;

    static final double MIN_HEIGHT = 560;

    private static final double MARGIN = 12;
    private static final double TOP = 40;
    private static final double BOTTOM = 24;
    private static final double GAP = 28;

    /// The size from which on the drawing grows with the window, instead of showing more.
    private static final double GROWS_FROM_WIDTH = 1060;

    private static final double GROWS_FROM_HEIGHT = 640;
    private static final double MOST_GROWTH = 2.5;

    /// How many pixels a unit has: more in a large window, and more for a room, as far as every
    /// part keeps its place.
    ///
    /// @param width in pixels
    /// @param height in pixels
    /// @param type how many times as large as usual words shall be
    static double growth(double width, double height, double type) {
        var wanted =
                type
                        * Math.clamp(
                                Math.min(width / GROWS_FROM_WIDTH, height / GROWS_FROM_HEIGHT),
                                1,
                                MOST_GROWTH);
        return Math.max(1, Math.min(wanted, Math.min(width / MIN_WIDTH, height / MIN_HEIGHT)));
    }

    static Frame of(double width, double height) {
        var leftWidth = Math.clamp(width * 0.165, 176, 260);
        var rightWidth = Math.clamp(width * 0.215, 240, 300);
        var tall = height - TOP - BOTTOM;
        var left = new Area(MARGIN, TOP, leftWidth, tall);
        var right = new Area(width - MARGIN - 4 - rightWidth, TOP, rightWidth, tall);
        var wallLeft = left.right() + GAP;
        return new Frame(
                new Area(1, 1, width - 2, height - 2),
                left,
                new Area(wallLeft, TOP, right.x() - GAP + 4 - wallLeft, tall),
                right);
    }

    /// Where the headings that stand uppermost have their baseline.
    double heading() {
        return wall.y() + 40;
    }

    /// What the container's parts keep to.
    double inner() {
        return wall.x() + 32;
    }

    /// Where strata begin: host paths open into them.
    double ground() {
        return wall.x() + 18;
    }

    double innerRight() {
        return wall.right() - 18;
    }
}
