package io.cutaway.app.overview;

import java.util.Locale;

/// The outline of a stratum, in the path language of SVG, which both renderers understand.
final class Outline {

    private Outline() {}

    static String of(Figure.Stratum stratum) {
        var area = stratum.area();
        var swing = Math.min(stratum.swing(), area.height() / 3);
        var third = area.width() / 3;
        return String.format(
                Locale.ROOT,
                "M %.1f %.1f C %.1f %.1f %.1f %.1f %.1f %.1f L %.1f %.1f"
                        + " C %.1f %.1f %.1f %.1f %.1f %.1f Z",
                area.x(),
                area.y(),
                area.x() + third,
                area.y() - swing,
                area.right() - third,
                area.y() + swing,
                area.right(),
                area.y(),
                area.right(),
                area.bottom(),
                area.right() - third,
                area.bottom() + swing,
                area.x() + third,
                area.bottom() - swing,
                area.x(),
                area.bottom());
    }
}
