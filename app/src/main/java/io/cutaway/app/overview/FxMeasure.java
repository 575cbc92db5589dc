package io.cutaway.app.overview;

import io.cutaway.app.theme.Ink;
import io.cutaway.app.theme.Lettering;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.util.EnumMap;
import java.util.Map;

/// Asks the fonts that the window shows. On the JavaFX thread.
final class FxMeasure implements TextMeasure {

    static final FxMeasure INSTANCE = new FxMeasure();

    private final Map<Lettering, Font> fonts = new EnumMap<>(Lettering.class);
    private final Text text = new Text();

    private FxMeasure() {}

    @Override
    public double width(String words, Lettering lettering) {
        text.setFont(fonts.computeIfAbsent(lettering, Ink::font));
        text.setText(words);
        return text.getLayoutBounds().getWidth();
    }
}
