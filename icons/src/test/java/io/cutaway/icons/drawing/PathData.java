package io.cutaway.icons.drawing;

import java.awt.geom.Path2D;
import java.util.Scanner;

/// The `d` attribute of an SVG path, in the small part of its language that the drawings keep to:
/// absolute `M L C Q Z`, each with one set of numbers, everything separated by spaces.
final class PathData {

    private final Scanner words;
    private final Path2D.Double path = new Path2D.Double();

    private PathData(String text) {
        words = new Scanner(text);
    }

    static Path2D parse(String text) {
        var data = new PathData(text);
        while (data.words.hasNext()) {
            data.command(data.words.next());
        }
        return data.path;
    }

    private void command(String letter) {
        switch (letter) {
            case "M" -> path.moveTo(number(), number());
            case "L" -> path.lineTo(number(), number());
            case "Q" -> path.quadTo(number(), number(), number(), number());
            case "C" -> path.curveTo(number(), number(), number(), number(), number(), number());
            case "Z" -> path.closePath();
            default -> throw new IllegalArgumentException("not M L C Q Z: " + letter);
        }
    }

    private double number() {
        return Double.parseDouble(words.next());
    }
}
