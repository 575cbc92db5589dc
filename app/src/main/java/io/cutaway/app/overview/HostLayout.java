package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.Figure.Box;
import io.cutaway.app.overview.OverviewSnapshot.HostPath;
import io.cutaway.app.overview.OverviewSnapshot.KernelView;
import io.cutaway.app.overview.PathFolding.Form;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.List;

/// What of the host is seen inside: the kernel's own file systems, and host paths with a pipe each
/// through the wall.
final class HostLayout {

    private static final double CORNER = 6;
    private static final double VIEW = 30;
    private static final double VIEW_PITCH = 38;
    private static final double PADDING = 10;
    private static final double PIPE = 6;
    private static final double PORT_WIDTH = 14;
    private static final double PORT_HEIGHT = 18;

    private final Sheet sheet;
    private final Frame frame;
    private final Area left;

    HostLayout(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
        this.left = frame.left();
    }

    /// @param ground where the root file system begins, into which host paths open
    void draw(OverviewSnapshot snapshot, double ground) {
        var y = frame.heading();
        if (!snapshot.views().isEmpty()) {
            y = views(snapshot, y) + 36;
        }
        var deeper = Math.max(y, ground + 24);
        var room = frame.wall().bottom() - deeper - 16;
        if (snapshot.paths().size() * Form.FULL.pitch() <= room) {
            y = deeper;
        }
        sheet.heading(
                "host-paths", left.x(), y, HOST_PATHS.text(), left.right(), Screen.Tab.MOUNTS);
        if (snapshot.paths().isEmpty()) {
            sheet.part("no-host-paths", new Area(left.x(), y + 8, left.width(), 22))
                    .words(
                            left.x(),
                            y + 22,
                            NO_HOST_PATHS.text(),
                            Lettering.SMALL,
                            Tone.MUTED,
                            left.right())
                    .door(Screen.Tab.MOUNTS, NO_HOST_PATHS.text());
        } else {
            paths(snapshot.paths(), y + 16);
        }
    }

    private double views(OverviewSnapshot snapshot, double baseline) {
        sheet.heading("views", left.x(), baseline, VIEWS.text(), left.right(), Screen.Tab.MOUNTS);
        var y = baseline + 16;
        for (var view : snapshot.views()) {
            draw(view, new Area(left.x(), y, left.width(), VIEW));
            y += VIEW_PITCH;
        }
        sheet.part("hidden", new Area(left.x(), y - 4, left.width(), 18))
                .words(
                        left.x(),
                        y + 8,
                        snapshot.hidden(),
                        Lettering.SMALL,
                        Tone.MUTED,
                        left.right())
                .door(Screen.Tab.MOUNTS, snapshot.hidden());
        return y + 8;
    }

    private void draw(KernelView view, Area area) {
        var text = area.x() + PADDING;
        var good = view.standing() == Standing.GOOD;
        var words = text + sheet.width(view.path(), Lettering.MONO) + 10;
        sheet.part("view-" + view.path(), area)
                .box(area, CORNER, Tone.PANEL, good ? Tone.LINE : view.standing().tone())
                .words(text, area.middle() + 4.5, view.path(), Lettering.MONO, Tone.INK, words)
                .words(
                        words,
                        area.middle() + 4,
                        view.words(),
                        Lettering.SMALL,
                        good ? Tone.MUTED : view.standing().tone(),
                        area.right() - 6)
                .door(Screen.Tab.MOUNTS, SAYS_VIEW.text(view.path(), view.words()));
    }

    private void paths(List<HostPath> paths, double top) {
        var folded = PathFolding.fold(paths, frame.wall().bottom() - top);
        var y = top;
        for (var path : folded.shown()) {
            draw(path, folded.form(), new Area(left.x(), y, left.width(), folded.form().height()));
            y += folded.form().pitch();
        }
        if (!folded.rest().isEmpty()) {
            rest(folded.rest(), y);
        }
    }

    private void draw(HostPath path, Form form, Area area) {
        var tone = path.standing().tone();
        var sketch =
                sheet.part(
                        "path-" + path.target(),
                        new Area(
                                area.x(),
                                area.y(),
                                frame.wall().x() + 10 + PORT_WIDTH - area.x(),
                                area.height()));
        pipe(sketch, area, tone);
        sketch.box(area, CORNER, Tone.PANEL, tone);
        switch (form) {
            case FULL -> full(sketch, path, area);
            case TWO_LINES -> twoLines(sketch, path, area);
            case ONE_LINE -> oneLine(sketch, path, area);
        }
        sketch.door(Screen.Tab.MOUNTS, SAYS_PATH.text(path.source(), path.target(), path.words()));
    }

    private void pipe(Sketch sketch, Area area, Tone tone) {
        var middle = area.middle();
        var port = frame.wall().x() + 10;
        sketch.add(
                        new Box(
                                new Area(
                                        area.right() - 2,
                                        middle - PIPE / 2,
                                        port - area.right() + 4,
                                        PIPE),
                                0,
                                Tone.PANEL,
                                tone,
                                1.75,
                                false))
                .add(
                        new Box(
                                new Area(port, middle - PORT_HEIGHT / 2, PORT_WIDTH, PORT_HEIGHT),
                                3,
                                Tone.PANEL,
                                tone,
                                1.75,
                                false));
    }

    private static void full(Sketch sketch, HostPath path, Area area) {
        var x = area.x() + PADDING;
        var end = area.right() - 6;
        sketch.path(x, area.y() + 18, path.source(), Lettering.MONO, Tone.INK, end)
                .path(
                        x,
                        area.y() + 35,
                        PATH_ON.text(path.target()),
                        Lettering.MONO_SMALL,
                        Tone.MUTED,
                        end);
        words(sketch, path, x, area.y() + 51, end);
    }

    private static void twoLines(Sketch sketch, HostPath path, Area area) {
        var x = area.x() + PADDING;
        var end = area.right() - 6;
        sketch.path(x, area.y() + 17, path.target(), Lettering.MONO_SMALL, Tone.INK, end);
        words(sketch, path, x, area.y() + 33, end);
    }

    private static void oneLine(Sketch sketch, HostPath path, Area area) {
        var x = area.x() + PADDING;
        sketch.sign(x + 3, area.middle(), path.standing())
                .path(
                        x + 16,
                        area.middle() + 4,
                        path.target(),
                        Lettering.MONO_SMALL,
                        Tone.INK,
                        area.right() - 6);
    }

    private static void words(Sketch sketch, HostPath path, double x, double baseline, double end) {
        var tone = path.standing().tone();
        sketch.sign(x + 4, baseline - 4, path.standing())
                .words(x + 16, baseline, path.words(), Lettering.SMALL, tone, end);
    }

    private void rest(List<HostPath> rest, double y) {
        var writable = rest.stream().filter(path -> path.standing() == Standing.BAD).count();
        var words =
                writable == 0
                        ? MORE_PATHS.text(rest.size())
                        : MORE_PATHS_WRITABLE.text(rest.size(), writable);
        sheet.part("more-paths", new Area(left.x(), y, left.width(), Form.ONE_LINE.height()))
                .words(left.x(), y + 16, words, Lettering.SMALL, Tone.MUTED, left.right())
                .door(Screen.Tab.MOUNTS, words);
    }
}
