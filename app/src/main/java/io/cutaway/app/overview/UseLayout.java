package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.Figure.Point;
import io.cutaway.app.overview.OverviewSnapshot.Finding;
import io.cutaway.app.overview.OverviewSnapshot.Gauge;
import io.cutaway.app.overview.OverviewSnapshot.Network;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.List;

/// The right side: what the container uses, which network it sees, how well it is held in, and how
/// it was launched.
final class UseLayout {

    private static final double BAR = 7;
    private static final double SECTION = 34;
    private static final double FINDING = 24;
    private static final double NETWORK = 32;
    private static final double BEFORE_LAUNCH = 12;

    private final Sheet sheet;
    private final Frame frame;
    private final Area right;

    UseLayout(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
        this.right = frame.right();
    }

    void draw(OverviewSnapshot snapshot) {
        var y = frame.heading();
        if (!snapshot.gauges().isEmpty()) {
            y = gauges(snapshot, y) + SECTION;
        }
        if (snapshot.network().isPresent()) {
            y = network(snapshot.network().get(), y) + SECTION;
        }
        var foot = snapshot.launch().isPresent() ? LaunchLayout.HEIGHT + BEFORE_LAUNCH : 0;
        if (!snapshot.findings().isEmpty()) {
            y = findings(snapshot.findings(), y, right.bottom() - foot);
        }
        var room = right.bottom() - y;
        snapshot.launch().ifPresent(launch -> new LaunchLayout(sheet, right).draw(launch, room));
    }

    private double gauges(OverviewSnapshot snapshot, double baseline) {
        sheet.heading(
                "resources",
                right.x(),
                baseline,
                RESOURCES.text(),
                right.right(),
                Screen.Tab.RESOURCES);
        var y = baseline + 14;
        for (var gauge : snapshot.gauges()) {
            y = draw(gauge, y);
        }
        sheet.part("measure", new Area(right.x(), y - 4, right.width(), 18))
                .words(
                        right.x(),
                        y + 8,
                        snapshot.measure(),
                        Lettering.SMALL,
                        Tone.MUTED,
                        right.right())
                .door(Screen.Tab.RESOURCES, snapshot.measure());
        return y + 8;
    }

    private double draw(Gauge gauge, double y) {
        var baseline = y + 14;
        var height = gauge.share().isPresent() ? 38 : 26;
        var area = new Area(right.x(), y, right.width(), height - 4);
        var end = right.right() - sheet.width(gauge.value(), Lettering.MONO) - 8;
        var note = right.x() + sheet.width(gauge.label(), Lettering.BODY) + 8;
        var sketch =
                sheet.part("gauge-" + gauge.label(), area)
                        .words(right.x(), baseline, gauge.label(), Lettering.BODY, Tone.INK, end)
                        .words(note, baseline, gauge.note(), Lettering.SMALL, Tone.MUTED, end)
                        .wordsTo(right.right(), baseline, gauge.value(), Lettering.MONO, Tone.INK);
        gauge.share().ifPresent(share -> bar(sketch, share, y + 21));
        sketch.door(
                Screen.Tab.RESOURCES, SAYS_GAUGE.text(gauge.label(), gauge.value(), gauge.note()));
        return y + height;
    }

    private void bar(Sketch sketch, double share, double y) {
        var width = right.width() * Math.clamp(share, 0, 1);
        var tone = share < 0.75 ? Tone.GOOD : share < 0.9 ? Tone.WARNING : Tone.BAD;
        sketch.box(new Area(right.x(), y, right.width(), BAR), BAR / 2, Tone.LINE, Tone.NONE);
        if (share > 0) {
            sketch.box(new Area(right.x(), y, Math.max(BAR, width), BAR), BAR / 2, tone, Tone.NONE);
        }
    }

    private double network(Network network, double baseline) {
        sheet.heading(
                "network",
                right.x(),
                baseline,
                NETWORK_TITLE.text(),
                right.right(),
                Screen.Tab.PROCESSES);
        var area = new Area(right.x(), baseline + 12, right.width(), NETWORK);
        var tone = network.standing().tone();
        sheet.part("network-box", area)
                .stroke(
                        tone,
                        2.5,
                        new Point(frame.wall().right() + 2, area.middle()),
                        new Point(area.x(), area.middle()))
                .box(area, 6, Tone.PANEL, tone)
                .sign(area.x() + 16, area.middle(), network.standing())
                .words(
                        area.x() + 30,
                        area.middle() + 4.5,
                        network.words(),
                        Lettering.BODY,
                        Tone.INK,
                        area.right() - 8)
                .words(
                        area.x(),
                        area.bottom() + 17,
                        network.note(),
                        Lettering.SMALL,
                        Tone.MUTED,
                        area.right())
                .door(Screen.Tab.PROCESSES, SAYS_NETWORK.text(network.words(), network.note()));
        return area.bottom() + 17;
    }

    private double findings(List<Finding> findings, double baseline, double end) {
        sheet.heading(
                "security",
                right.x(),
                baseline,
                SECURITY.text(),
                right.right(),
                Screen.Tab.SECURITY);
        var y = baseline + 10;
        var places = Math.max(1, (int) ((end - y) / FINDING));
        var shown = findings.size() <= places ? findings.size() : places - 1;
        for (var place = 0; place < shown; place++) {
            var finding = findings.get(place);
            draw("finding-" + place, finding.standing(), finding.words(), finding.door(), y);
            y += FINDING;
        }
        if (shown < findings.size()) {
            var rest = MORE_FINDINGS.text(findings.size() - shown);
            draw("more-findings", Standing.NEUTRAL, rest, findings.get(shown).door(), y);
            y += FINDING;
        }
        return y;
    }

    private void draw(String id, Standing standing, String words, Screen.Tab door, double y) {
        var area = new Area(right.x() - 4, y, right.width() + 4, FINDING - 2);
        sheet.part(id, area)
                .sign(right.x() + 6, area.middle(), standing)
                .words(
                        right.x() + 20,
                        area.middle() + 4.5,
                        words,
                        Lettering.BODY,
                        Tone.INK,
                        right.right())
                .door(door, words);
    }
}
