package io.cutaway.app.overview;

import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.ArrayList;
import java.util.List;

/// What has been drawn so far.
final class Sheet {

    private final Fitting fitting;
    private final List<Part> parts = new ArrayList<>();

    Sheet(TextMeasure measure) {
        this.fitting = new Fitting(measure);
    }

    Fitting fitting() {
        return fitting;
    }

    double width(String text, Lettering lettering) {
        return fitting.measure().width(text, lettering);
    }

    /// Begins a part that keeps to `area`.
    Sketch part(String id, Area area) {
        return new Sketch(this, id, area);
    }

    /// A heading above the parts that follow, which leads where they lead.
    void heading(String id, double x, double baseline, String text, double end, Screen.Tab door) {
        var size = Lettering.HEADING.size();
        part(id, new Area(x, baseline - size, end - x, size + 4))
                .words(x, baseline, text, Lettering.HEADING, Tone.INK, end)
                .door(door, text);
    }

    void add(Part part) {
        parts.add(part);
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }
}
