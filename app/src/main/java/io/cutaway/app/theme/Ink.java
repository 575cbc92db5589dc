package io.cutaway.app.theme;

import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import java.util.Locale;

/// Paints the shapes of a drawing by the names of colours, so that another theme needs no new
/// drawing.
public final class Ink {

    private Ink() {}

    public static void paint(Shape shape, Tone fill, Tone line, double width) {
        shape.setStyle(
                String.format(
                        Locale.ROOT,
                        "-fx-fill: %s; -fx-stroke: %s; -fx-stroke-width: %.2f;",
                        fill.token(),
                        line.token(),
                        width));
    }

    public static void write(Text text, Lettering lettering, Tone tone) {
        var family = Fonts.family(lettering.isMonospace());
        var weight = lettering.isBold() ? "bold" : "normal";
        text.setStyle(
                String.format(
                        Locale.ROOT,
                        "-fx-font-family: \"%s\"; -fx-font-size: %.2fpx; -fx-font-weight: %s;"
                                + " -fx-fill: %s;",
                        family,
                        lettering.size(),
                        weight,
                        tone.token()));
    }

    /// A colour as a value, where JavaFX takes no name.
    public static Color colour(Palette palette, Tone tone) {
        return Color.web(palette.colour(tone));
    }

    /// The font in which [#write] shows a text, for measuring it.
    public static Font font(Lettering lettering) {
        return Font.font(
                Fonts.family(lettering.isMonospace()),
                lettering.isBold() ? FontWeight.BOLD : FontWeight.NORMAL,
                lettering.size());
    }
}
