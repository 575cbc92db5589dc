package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.Figure.Point;
import io.cutaway.app.overview.ProcessFolding.Row;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.List;

/// The process tree, with the PIDs inside and outside.
final class ProcessesLayout {

    private static final double FIRST = 54;
    private static final double SHARE = 0.46;
    private static final double ROOMY = 30;
    private static final double DENSE = 24;
    private static final double BETWEEN = 6;
    private static final double INDENT = 26;
    private static final int MOST_INDENTS = 6;
    private static final double PID_COLUMN = 76;
    private static final int LEAST_ROWS = 3;

    private final Sheet sheet;
    private final Frame frame;

    ProcessesLayout(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
    }

    /// @return where the next section begins
    double draw(OverviewSnapshot snapshot) {
        var top = frame.wall().y() + FIRST;
        var room = frame.wall().height() * SHARE - FIRST;
        var roomy = snapshot.processes().size() * ROOMY <= room;
        var pitch = roomy ? ROOMY : DENSE;
        var rows = ProcessFolding.fold(snapshot.processes(), Math.max(1, (int) (room / pitch)));
        sheet.heading(
                "processes",
                frame.inner(),
                frame.heading(),
                PROCESSES.text(),
                frame.innerRight() - 2 * PID_COLUMN,
                Screen.Tab.PROCESSES);
        if (rows.isEmpty()) {
            stillness(snapshot, top);
        } else {
            columns();
        }
        for (var place = 0; place < rows.size(); place++) {
            draw(rows, place, top, pitch);
        }
        return top + Math.max(rows.size() * pitch, LEAST_ROWS * ROOMY) + BETWEEN;
    }

    private void stillness(OverviewSnapshot snapshot, double top) {
        var area = new Area(frame.inner(), top, frame.innerRight() - frame.inner(), ROOMY);
        sheet.part("stillness", area)
                .words(
                        area.x(),
                        top + 18,
                        snapshot.stillness(),
                        Lettering.BODY,
                        Tone.MUTED,
                        area.right())
                .door(
                        snapshot.launch().filter(launch -> launch.failed()).isPresent()
                                ? Screen.Tab.LAUNCH
                                : Screen.Tab.LOGS,
                        snapshot.stillness());
    }

    private void columns() {
        var right = frame.innerRight();
        var area = new Area(right - 2 * PID_COLUMN, frame.heading() - 14, 2 * PID_COLUMN, 18);
        sheet.part("pid-columns", area)
                .wordsTo(
                        right - PID_COLUMN,
                        frame.heading(),
                        PID_INSIDE.text(),
                        Lettering.MONO_SMALL,
                        Tone.MUTED)
                .wordsTo(
                        right,
                        frame.heading(),
                        PID_OUTSIDE.text(),
                        Lettering.MONO_SMALL,
                        Tone.MUTED)
                .door(Screen.Tab.PROCESSES, SAYS_PIDS.text());
    }

    private void draw(List<Row> rows, int place, double top, double pitch) {
        var row = rows.get(place);
        var y = top + place * pitch;
        var left = frame.inner();
        var right = frame.innerRight();
        var x = left + indent(row.depth());
        var box = new Area(x, y, right - 1.9 * PID_COLUMN - x, pitch - BETWEEN);
        var sketch = sheet.part(id(row, place), new Area(left, y, right - left, box.height()));
        if (row.depth() > 0) {
            elbow(sketch, rows, place, top, pitch);
        }
        var baseline = box.middle() + 4.5;
        var one = row.process().isPresent();
        sketch.box(box, 4, one ? Tone.INSET : Tone.NONE, one ? Tone.LINE : Tone.NONE)
                .words(
                        x + 10,
                        baseline,
                        row.text(),
                        Lettering.BODY,
                        one ? Tone.INK : Tone.MUTED,
                        box.right() - 8);
        row.process().ifPresent(process -> pids(sketch, process, baseline));
        sketch.door(Screen.Tab.PROCESSES, says(row));
    }

    private void pids(Sketch sketch, OverviewSnapshot.Running process, double baseline) {
        var right = frame.innerRight();
        sketch.wordsTo(
                        right - PID_COLUMN,
                        baseline,
                        String.valueOf(process.pidInside()),
                        Lettering.MONO_STRONG,
                        Tone.INK)
                .wordsTo(
                        right,
                        baseline,
                        String.valueOf(process.pidOutside()),
                        Lettering.MONO,
                        Tone.MUTED);
    }

    /// From the parent, or from the sibling before, to the process.
    private void elbow(Sketch sketch, List<Row> rows, int place, double top, double pitch) {
        var depth = rows.get(place).depth();
        var from = place - 1;
        while (from > 0 && rows.get(from).depth() > depth) {
            from--;
        }
        var half = (pitch - BETWEEN) / 2;
        var isParent = rows.get(from).depth() < depth;
        var x = frame.inner() + indent(depth - 1) + 12;
        var start = top + from * pitch + (isParent ? 2 * half : half);
        var middle = top + place * pitch + half;
        sketch.stroke(
                Tone.LINE,
                1.5,
                new Point(x, start),
                new Point(x, middle),
                new Point(frame.inner() + indent(depth), middle));
    }

    private static double indent(int depth) {
        return Math.min(depth, MOST_INDENTS) * INDENT;
    }

    private static String id(Row row, int place) {
        return row.process()
                .map(process -> "process-" + process.pidOutside())
                .orElse("processes-" + place);
    }

    private static String says(Row row) {
        return row.process()
                .map(
                        process ->
                                SAYS_PROCESS.text(
                                        process.line(),
                                        String.valueOf(process.pidInside()),
                                        String.valueOf(process.pidOutside())))
                .orElse(row.text());
    }
}
