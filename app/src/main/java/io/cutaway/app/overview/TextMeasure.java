package io.cutaway.app.overview;

import io.cutaway.app.theme.Lettering;

/// How wide text is. The window asks the fonts it has; a picture that is shown elsewhere can't know
/// its fonts, and leaves room.
@FunctionalInterface
interface TextMeasure {

    /// For fonts that are not at hand: letters of Inter and JetBrains Mono, rounded up.
    TextMeasure ESTIMATE = TextMeasure::estimate;

    double width(String text, Lettering lettering);

    private static double estimate(String text, Lettering lettering) {
        var ems =
                lettering.isMonospace()
                        ? text.codePointCount(0, text.length()) * 0.6
                        : text.codePoints().mapToDouble(TextMeasure::ems).sum();
        return ems * lettering.size() * (lettering.isBold() ? 1.06 : 1);
    }

    private static double ems(int character) {
        if (character > 0x2000) {
            return 1;
        }
        if (Character.isUpperCase(character)) {
            return 0.68;
        }
        return switch (character) {
            case 'i', 'j', 'l', '.', ',', ':', ';', '\'', '|', '!' -> 0.26;
            case ' ', 'f', 'r', 't', '(', ')', '/' -> 0.36;
            case 'm', 'w' -> 0.84;
            default -> 0.58;
        };
    }
}
