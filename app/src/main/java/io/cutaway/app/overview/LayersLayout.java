package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.Figure.Point;
import io.cutaway.app.overview.LayerFolding.Band;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.ArrayList;
import java.util.List;

/// The root file system as strata: the writable one warm on top, those of the image from light to
/// deep, taller the more they hold.
final class LayersLayout {

    private static final double HEAD = 38;
    private static final double FOOT = 34;
    private static final double LEAST = 26;
    private static final double GAP = 6;
    private static final double SWING = 6;
    private static final double PADDING = 14;

    /// Where what a layer holds begins, as a part of its width.
    private static final double HOLDS = 0.44;

    private final Sheet sheet;
    private final Frame frame;

    LayersLayout(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
    }

    void draw(OverviewSnapshot snapshot, double top) {
        heading(snapshot, top);
        var room = frame.wall().bottom() - FOOT - top - HEAD;
        var most = Math.max(2, (int) ((room + GAP) / (LEAST + GAP)));
        var bands = LayerFolding.fold(snapshot.layers(), most);
        var heights = heights(bands, room);
        var y = top + HEAD;
        for (var place = 0; place < bands.size(); place++) {
            draw(bands.get(place), snapshot.layers().size(), y, heights.get(place));
            y += heights.get(place) + GAP;
        }
        foot(snapshot.foot());
    }

    private void heading(OverviewSnapshot snapshot, double top) {
        var wall = frame.wall();
        sheet.part("rule", new Area(wall.x(), top, wall.width(), 1))
                .stroke(
                        Tone.LINE,
                        1.25,
                        new Point(wall.x() + 2, top),
                        new Point(wall.right() - 2, top))
                .plain();
        var title = ROOT.text();
        var after = frame.inner() + sheet.width(title, Lettering.HEADING) + 16;
        sheet.heading("root", frame.inner(), top + 24, title, after - 6, Screen.Tab.LAYERS);
        sheet.part("root-words", new Area(after, top + 10, frame.innerRight() - after, 18))
                .words(
                        after,
                        top + 24,
                        snapshot.root(),
                        Lettering.SMALL,
                        Tone.MUTED,
                        frame.innerRight())
                .door(Screen.Tab.LAYERS, snapshot.root());
    }

    /// Each has the least, and shares the rest by the root of its bytes: a large layer does not
    /// leave the others without height.
    private static List<Double> heights(List<Band> bands, double room) {
        var rest = room - bands.size() * (LEAST + GAP) + GAP;
        var weights = bands.stream().map(band -> 1 + Math.sqrt((double) band.bytes())).toList();
        var all = weights.stream().mapToDouble(Double::doubleValue).sum();
        var heights = new ArrayList<Double>();
        weights.forEach(weight -> heights.add(LEAST + Math.max(0, rest) * weight / all));
        return heights;
    }

    private void draw(Band band, int count, double y, double height) {
        var first = band.layers().getFirst();
        var area = new Area(frame.ground(), y, frame.innerRight() - frame.ground(), height);
        var writable = first.isWritable();
        var fill = writable ? Tone.WRITABLE : Tone.ofStratum(middle(band) - 1, count - 1);
        var line = writable ? Tone.WRITABLE_LINE : Tone.STRATUM_LINE;
        var sketch = sheet.part(band.isFolded() ? "layers-" + band.from() : first.id(), area);
        if (band.isFolded()) {
            slices(sketch, area, fill);
        } else {
            sketch.add(new Figure.Stratum(area, SWING, fill, line, writable ? 2 : 1));
        }
        words(sketch, band, area, count);
        sketch.door(Screen.Tab.LAYERS, says(band, count));
    }

    private static int middle(Band band) {
        return band.from() + band.layers().size() / 2;
    }

    /// Several layers in one band: two edges below it say so.
    private static void slices(Sketch sketch, Area area, Tone fill) {
        var edge = 3.0;
        for (var slice = 2; slice >= 0; slice--) {
            var each =
                    new Area(
                            area.x(),
                            area.y() + slice * edge,
                            area.width(),
                            area.height() - 2 * edge);
            sketch.add(new Figure.Stratum(each, SWING, fill, Tone.STRATUM_LINE, 1));
        }
    }

    private void words(Sketch sketch, Band band, Area area, int count) {
        var first = band.layers().getFirst();
        var baseline = area.middle() + (band.isFolded() ? 2 : 4.5);
        var left = area.x() + PADDING;
        var bytes = Quantities.bytes(band.bytes());
        var right = area.right() - PADDING;
        var holds = area.x() + area.width() * HOLDS;
        var end = right - sheet.width(bytes, Lettering.MONO) - 12;
        var lettering = first.isWritable() ? Lettering.STRONG : Lettering.BODY;
        sketch.words(left, baseline, name(band, count), lettering, Tone.STRATUM_INK, holds - 12)
                .words(
                        holds,
                        baseline,
                        band.isFolded() ? FOLDED.text(band.layers().size()) : first.holds(),
                        Lettering.SMALL,
                        Tone.STRATUM_MUTED,
                        end)
                .wordsTo(right, baseline, bytes, Lettering.MONO, Tone.STRATUM_INK);
    }

    private static String name(Band band, int count) {
        var from = count - band.from() - band.layers().size() + 1;
        return band.isFolded()
                ? LAYERS_RANGE.text(from, count - band.from())
                : band.layers().getFirst().made();
    }

    private static String says(Band band, int count) {
        var first = band.layers().getFirst();
        var bytes = Quantities.bytes(band.bytes());
        return band.isFolded()
                ? SAYS_LAYERS.text(name(band, count), band.layers().size(), bytes)
                : SAYS_LAYER.text(first.made(), first.holds(), bytes);
    }

    private void foot(String words) {
        var wall = frame.wall();
        sheet.part(
                        "foot",
                        new Area(
                                frame.inner(),
                                wall.bottom() - 30,
                                frame.innerRight() - frame.inner(),
                                20))
                .words(
                        frame.inner(),
                        wall.bottom() - 14,
                        words,
                        Lettering.SMALL,
                        Tone.MUTED,
                        frame.innerRight())
                .door(Screen.Tab.LAYERS, words);
    }
}
