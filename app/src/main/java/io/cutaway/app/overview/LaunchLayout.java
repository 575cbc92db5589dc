package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Launch;
import io.cutaway.app.overview.OverviewSnapshot.Span;
import io.cutaway.app.page.Screen;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.Comparator;
import java.util.List;

/// The last launch in one bar: what its time went to, in order.
final class LaunchLayout {

    /// Without the kinds.
    static final double HEIGHT = 70;

    private static final int KINDS = 3;
    private static final double LINE = 18;
    private static final double AIR = 20;
    private static final double BAR = 18;
    private static final double GAP = 2;
    private static final double LEAST = 4;

    private final Sheet sheet;
    private final Area right;

    LaunchLayout(Sheet sheet, Area right) {
        this.sheet = sheet;
        this.right = right;
    }

    /// @param room above the foot of the column
    void draw(Launch launch, double room) {
        var kinds = room >= HEIGHT + KINDS * LINE + AIR ? KINDS : 0;
        var baseline = right.bottom() - HEIGHT - kinds * LINE + 14;
        sheet.heading(
                "launch", right.x(), baseline, launch.words(), right.right(), Screen.Tab.LAUNCH);
        bar(launch, baseline + 12);
        var y = baseline + 36;
        var longest = longest(launch, kinds);
        for (var place = 0; place < longest.size(); place++) {
            legend("legend-" + place, longest.get(place), y);
            y += LINE;
        }
        sheet.part("launch-note", new Area(right.x(), y, right.width(), 20))
                .words(
                        right.x(),
                        y + 14,
                        launch.note(),
                        Lettering.SMALL,
                        launch.failed() ? Tone.BAD : Tone.LINK,
                        right.right())
                .door(Screen.Tab.LAUNCH, launch.note());
    }

    private static List<Span> longest(Launch launch, int count) {
        return launch.spans().stream()
                .sorted(Comparator.comparingLong(Span::nanos).reversed())
                .limit(count)
                .toList();
    }

    private void legend(String id, Span span, double y) {
        var took = Quantities.milliseconds(span.nanos());
        var end = right.right() - sheet.width(took, Lettering.MONO_SMALL) - 8;
        sheet.part(id, new Area(right.x(), y, right.width(), LINE))
                .box(new Area(right.x(), y + 5, 8, 8), 2, span.kind().tone(), Tone.NONE)
                .words(right.x() + 16, y + 13, span.kind().word(), Lettering.SMALL, Tone.MUTED, end)
                .wordsTo(right.right(), y + 13, took, Lettering.MONO_SMALL, Tone.MUTED)
                .door(Screen.Tab.LAUNCH, SAYS_SPAN.text(span.kind().word(), took));
    }

    private void bar(Launch launch, double y) {
        var all = launch.spans().stream().mapToLong(Span::nanos).sum();
        var count = launch.spans().size();
        var room = right.width() - count * (LEAST + GAP) + GAP;
        var x = right.x();
        for (var place = 0; place < count; place++) {
            var span = launch.spans().get(place);
            var width = LEAST + room * span.nanos() / Math.max(1, all);
            var area = new Area(x, y, width, BAR);
            var failed = launch.failed() && place == count - 1;
            sheet.part("span-" + place, area)
                    .box(area, 2, failed ? Tone.BAD : span.kind().tone(), Tone.NONE)
                    .door(
                            Screen.Tab.LAUNCH,
                            SAYS_SPAN.text(
                                    span.kind().word(), Quantities.milliseconds(span.nanos())));
            x += width + GAP;
        }
    }
}
