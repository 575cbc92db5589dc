package io.cutaway.app.overview;

import io.cutaway.app.overview.Figure.Box;
import io.cutaway.app.overview.Figure.Point;
import io.cutaway.app.overview.Figure.Polygon;
import io.cutaway.app.overview.Figure.Stroke;
import io.cutaway.app.overview.Figure.Words;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One part while it is drawn.
final class Sketch {

    private static final double SIGN = 5;

    private final Sheet sheet;
    private final String id;
    private final Area area;
    private final List<Figure> figures = new ArrayList<>();

    Sketch(Sheet sheet, String id, Area area) {
        this.sheet = sheet;
        this.id = id;
        this.area = area;
    }

    Sketch add(Figure figure) {
        figures.add(figure);
        return this;
    }

    Sketch box(Area box, double radius, Tone fill, Tone line) {
        return add(new Box(box, radius, fill, line, 1.25, false));
    }

    Sketch stroke(Tone line, double width, Point... points) {
        return add(new Stroke(List.of(points), line, width));
    }

    /// Words that begin at `x` and end before `end`.
    Sketch words(
            double x, double baseline, String text, Lettering lettering, Tone tone, double end) {
        var fitting = sheet.fitting().front(StrangersText.inOneLine(text), lettering, end - x);
        return add(new Words(x, baseline, fitting, lettering, tone, false));
    }

    /// A path, of which the end is kept.
    Sketch path(
            double x, double baseline, String text, Lettering lettering, Tone tone, double end) {
        var fitting = sheet.fitting().end(StrangersText.inOneLine(text), lettering, end - x);
        return add(new Words(x, baseline, fitting, lettering, tone, false));
    }

    /// Words that end at `right`.
    Sketch wordsTo(double right, double baseline, String text, Lettering lettering, Tone tone) {
        return add(new Words(right, baseline, text, lettering, tone, true));
    }

    /// The sign of a standing, each of a shape of its own.
    Sketch sign(double x, double y, Standing standing) {
        var tone = standing.tone();
        return switch (standing) {
            case GOOD -> box(around(x, y, SIGN), SIGN, tone, Tone.NONE);
            case NEUTRAL -> box(around(x, y, SIGN - 1), SIGN, Tone.NONE, tone);
            case WARNING ->
                    add(
                            new Polygon(
                                    List.of(
                                            new Point(x, y - SIGN - 1),
                                            new Point(x + SIGN + 1, y + SIGN),
                                            new Point(x - SIGN - 1, y + SIGN)),
                                    tone));
            case BAD ->
                    add(
                            new Polygon(
                                    List.of(
                                            new Point(x, y - SIGN - 2),
                                            new Point(x + SIGN + 2, y),
                                            new Point(x, y + SIGN + 2),
                                            new Point(x - SIGN - 2, y)),
                                    tone));
        };
    }

    private static Area around(double x, double y, double radius) {
        return new Area(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /// Puts it on the sheet as a part that leads to a page.
    void door(Screen.Tab tab, String says) {
        sheet.add(new Part(id, Optional.of(tab), StrangersText.inOneLine(says), area, figures));
    }

    /// Puts it on the sheet as a part that leads nowhere.
    void plain() {
        sheet.add(new Part(id, Optional.empty(), "", area, figures));
    }
}
