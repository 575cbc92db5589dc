package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Running;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes as many lines of a process tree as there is room for, and says what it left out.
final class ProcessFolding {

    /// How many of those that are alike stand at least before the rest is a number.
    private static final int FEWEST = 2;

    private ProcessFolding() {}

    /// A line of the drawing.
    ///
    /// @param process empty when the line stands for several
    /// @param stands for how many
    record Row(int depth, String text, Optional<Running> process, int stands) {}

    /// @param most how many lines there may be, at least one
    static List<Row> fold(List<Running> processes, int most) {
        if (processes.size() <= most) {
            return processes.stream().map(ProcessFolding::row).toList();
        }
        for (var first = most; first > FEWEST; first--) {
            var rows = alike(processes, first);
            if (rows.size() <= most) {
                return rows;
            }
        }
        return cut(alike(processes, FEWEST), most);
    }

    private static Row row(Running process) {
        return new Row(process.depth(), process.line(), Optional.of(process), 1);
    }

    /// Childless siblings of one name become the first of them and a number.
    private static List<Row> alike(List<Running> processes, int few) {
        var rows = new ArrayList<Row>();
        for (var from = 0; from < processes.size(); ) {
            var end = endOfRun(processes, from);
            var shown = end - from > few + 1 ? from + few : end;
            processes.subList(from, shown).forEach(process -> rows.add(row(process)));
            if (shown < end) {
                var first = processes.get(from);
                var text = MORE_ALIKE.text(end - shown, first.name());
                rows.add(new Row(first.depth(), text, Optional.empty(), end - shown));
            }
            from = end;
        }
        return rows;
    }

    private static int endOfRun(List<Running> processes, int from) {
        var first = processes.get(from);
        var end = from;
        while (end < processes.size()
                && processes.get(end).depth() == first.depth()
                && processes.get(end).name().equals(first.name())
                && isChildless(processes, end)) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    private static boolean isChildless(List<Running> processes, int place) {
        return place + 1 == processes.size()
                || processes.get(place + 1).depth() <= processes.get(place).depth();
    }

    private static List<Row> cut(List<Row> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        var kept = new ArrayList<>(rows.subList(0, most - 1));
        var rest = rows.subList(most - 1, rows.size()).stream().mapToInt(Row::stands).sum();
        kept.add(new Row(0, MORE_PROCESSES.text(rest), Optional.empty(), rest));
        return kept;
    }
}
