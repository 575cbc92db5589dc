package io.cutaway.app.overview;

import io.cutaway.app.theme.Lettering;

import java.util.function.IntFunction;

/// Cuts text to a width, and says so by an ellipsis.
///
/// @param measure in which font
record Fitting(TextMeasure measure) {

    private static final String ELLIPSIS = "…";

    /// What fits, from the front.
    String front(String text, Lettering lettering, double width) {
        return cut(text, lettering, width, kept -> text.substring(0, kept) + ELLIPSIS);
    }

    /// What fits, from the end: of a path the end says most.
    String end(String text, Lettering lettering, double width) {
        return cut(text, lettering, width, kept -> ELLIPSIS + text.substring(text.length() - kept));
    }

    private String cut(
            String text, Lettering lettering, double width, IntFunction<String> keeping) {
        if (measure.width(text, lettering) <= width) {
            return text;
        }
        var fits = 0;
        var tooLong = text.length();
        while (tooLong - fits > 1) {
            var middle = (fits + tooLong) / 2;
            if (measure.width(keeping.apply(middle), lettering) <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return keeping.apply(fits);
    }
}
