package io.cutaway.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A table of text: columns as wide as their widest cell, two spaces between. Cells have no control
/// characters, wherever it is printed: a newline in a name would end its row.
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /// @param headings of the columns; nobody translates them, scripts cut them off
    Table(String... headings) {
        rows.add(List.of(headings));
    }

    void add(String... cells) {
        rows.add(Stream.of(cells).map(Printed::line).toList());
    }

    void print(Console console) {
        lines().forEach(console::line);
    }

    List<String> lines() {
        var widths = widths();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < rows.getFirst().size(); column++) {
            var at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (var column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            line.append(cell).append(" ".repeat(widths.get(column) - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
