package io.cutaway.app.overview;

import java.util.Locale;
import java.util.stream.Collectors;

/// A drawing as lines that can be compared and read.
final class DrawingText {

    private DrawingText() {}

    static String of(Drawing drawing) {
        return drawing.parts().stream()
                .map(DrawingText::line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Part part) {
        var area = part.area();
        var words =
                part.figures().stream()
                        .filter(Figure.Words.class::isInstance)
                        .map(figure -> ((Figure.Words) figure).text())
                        .collect(Collectors.joining(" | "));
        return String.format(
                        Locale.ROOT,
                        "%s [%.0f %.0f %.0f %.0f] %s %s",
                        part.id(),
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        part.door().map(Enum::name).orElse("-"),
                        words)
                .strip();
    }
}
