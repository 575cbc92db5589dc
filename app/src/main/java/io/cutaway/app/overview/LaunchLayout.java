package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Launch;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

/// The last launch in one bar: what its time went to, in order.
final class LaunchLayout {

    private static final double BAR = 18;
    private static final double GAP = 2;
    private static final double LEAST = 3;

    private final Sheet sheet;
    private final Area right;

    LaunchLayout(Sheet sheet, Area right) {
        this.sheet = sheet;
        this.right = right;
    }

    void draw(Launch launch, double baseline) {
        sheet.heading("launch", right.x(), baseline, launch.words(), right.right());
        bar(launch, baseline + 12);
        sheet.part("launch-note", new Area(right.x(), baseline + 36, right.width(), 20))
                .words(
                        right.x(),
                        baseline + 50,
                        launch.note(),
                        Lettering.SMALL,
                        launch.failed() ? Tone.BAD : Tone.LINK,
                        right.right())
                .said(launch.note());
    }

    private void bar(Launch launch, double y) {
        var all = launch.spans().stream().mapToLong(OverviewSnapshot.Span::nanos).sum();
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
                    .said(
                            SAYS_SPAN.text(
                                    span.kind().word(), Quantities.milliseconds(span.nanos())));
            x += width + GAP;
        }
    }
}
