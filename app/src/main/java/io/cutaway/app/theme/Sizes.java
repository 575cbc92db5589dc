package io.cutaway.app.theme;

/// Sizes that JavaFX can't take from a stylesheet, in pixels; multiples of four.
public final class Sizes {

    /// The window when it is opened first.
    public static final double WINDOW_WIDTH = 1280;

    public static final double WINDOW_HEIGHT = 800;

    /// The smallest window in which nothing is cut off.
    public static final double WINDOW_MIN_WIDTH = 960;

    public static final double WINDOW_MIN_HEIGHT = 600;

    /// A row with a line below the name.
    public static final double ROW_TALL = 60;

    /// A row of one line.
    public static final double ROW = 32;

    /// Column of a number with its unit.
    public static final double COLUMN_NUMBER = 120;

    /// Column of a word or two.
    public static final double COLUMN_WORD = 140;

    /// Column of one short word.
    public static final double COLUMN_SHORT = 92;

    /// Column of a number without a unit.
    public static final double COLUMN_STEP = 64;

    /// Column of a whole command.
    public static final double COLUMN_STATEMENT = 460;

    /// What stands beside the words of a column.
    public static final double COLUMN_SIDES = 24;

    /// How tall the bar of a time span is.
    public static final double BAR = 10;

    /// How short the bar of a time span is at least, so that it can be seen.
    public static final double BAR_MIN = 3;

    /// Column of a path that is usually short.
    public static final double COLUMN_MIDDLE = 180;

    /// Column of a name or a path.
    public static final double COLUMN_NAME = 220;

    /// Column of a mount's usual options.
    public static final double COLUMN_OPTIONS = 240;

    /// Column of a line of text.
    public static final double COLUMN_LINE = 300;

    /// How far a child stands to the right of its parent.
    public static final double INDENT = 20;

    /// How tall a drawn layer is at least, so that it can be hit.
    public static final double STRATUM_MIN = 56;

    /// How much of the height the layers share by their bytes.
    public static final double STRATUM_SHARED = 160;

    /// How much of the height of the step page an operation's explanation has.
    public static final double OPERATION_SHARE = 0.42;

    private Sizes() {}
}
