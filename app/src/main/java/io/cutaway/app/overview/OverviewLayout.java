package io.cutaway.app.overview;

import io.cutaway.app.overview.Figure.Box;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

/// Draws a container cut open. A pure function: the same facts, size and fonts give the same
/// drawing.
final class OverviewLayout {

    private static final double CORNER = 12;
    private static final double WALL = 4;

    private final Sheet sheet;
    private final Frame frame;
    private final OverviewSnapshot snapshot;

    private OverviewLayout(OverviewSnapshot snapshot, Frame frame, TextMeasure measure) {
        this.snapshot = snapshot;
        this.frame = frame;
        this.sheet = new Sheet(measure);
    }

    /// @param width in units; less than [Frame#MIN_WIDTH] is taken as that
    /// @param height likewise
    static Drawing draw(
            OverviewSnapshot snapshot, double width, double height, TextMeasure measure) {
        var wide = Math.max(width, Frame.MIN_WIDTH);
        var tall = Math.max(height, Frame.MIN_HEIGHT);
        var layout = new OverviewLayout(snapshot, Frame.of(wide, tall), measure);
        layout.draw();
        return new Drawing(wide, tall, layout.sheet.parts());
    }

    private void draw() {
        host();
        wall();
        new NamespacesLayout(sheet, frame).draw(snapshot.namespaces());
        var below = new ProcessesLayout(sheet, frame).draw(snapshot);
        new LayersLayout(sheet, frame).draw(snapshot, below);
        new HostLayout(sheet, frame).draw(snapshot, below);
        new UseLayout(sheet, frame).draw(snapshot);
    }

    private void host() {
        var caption = frame.host().x() + 16;
        sheet.part("host", frame.host())
                .add(new Box(frame.host(), CORNER, Tone.HOST, Tone.LINE, 1.25, true))
                .words(
                        caption,
                        24,
                        snapshot.host(),
                        Lettering.SMALL,
                        Tone.MUTED,
                        frame.wall().right())
                .plain();
    }

    /// Broken when nothing is behind it any more.
    private void wall() {
        var line = snapshot.isLive() ? Tone.WALL : Tone.MUTED;
        var width = snapshot.isLive() ? WALL : WALL / 2;
        sheet.part("wall", frame.wall())
                .add(new Box(frame.wall(), CORNER, Tone.PANEL, line, width, !snapshot.isLive()))
                .plain();
    }
}
