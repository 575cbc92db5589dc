package io.cutaway.app.compare;

import static io.cutaway.app.compare.CompareMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Page;
import io.cutaway.app.page.TreeContent;
import io.cutaway.app.page.TreeKeys;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.TreeDifferences.Difference;
import io.cutaway.engine.layer.TreeDifferences.Side;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What to compare with, what that came to, and the tree of what differs.
public final class ComparisonView implements Page {

    private final ComparisonModel model;
    private final ComparisonTools tools;
    private final TableView<LiveRow<DifferenceRow>> table = new TableView<>();
    private final VBox root;

    public ComparisonView(ComparisonModel model) {
        this.model = model;
        this.tools = new ComparisonTools(model);
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN);
        table.setPlaceholder(placeholder());
        addColumns();
        TreeKeys.install(table, DifferenceRow::isOpen, model::toggle);
        root =
                Nodes.column(
                        StyleClasses.PAGE_BODY, tools.choice(), tools.filters(), Nodes.grow(table));
    }

    private Label placeholder() {
        var sentence = Nodes.paragraph("", StyleClasses.MUTED);
        model.state()
                .subscribe(
                        state ->
                                sentence.setText(
                                        switch (state) {
                                            case ComparisonState.Nothing() -> CHOOSE.text();
                                            case ComparisonState.Reading(_) -> READING.text();
                                            case ComparisonState.Read(var tally, _) ->
                                                    tally.paths() == 0
                                                            ? SAME.text()
                                                            : NOTHING_MATCHES.text();
                                        }));
        return sentence;
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(
                Columns.of(
                        COLUMN_PATH,
                        Sizes.COLUMN_LINE,
                        () -> new TreeContent<>(ComparisonView::look, model::toggle)));
        columns.add(
                Columns.text(
                        COLUMN_WHAT,
                        Sizes.COLUMN_STATEMENT,
                        DifferenceText::of,
                        StyleClasses.MUTED));
        columns.add(Columns.number(COLUMN_BEFORE, Sizes.COLUMN_NUMBER, size(Difference::before)));
        columns.add(Columns.number(COLUMN_AFTER, Sizes.COLUMN_NUMBER, size(Difference::after)));
    }

    private static TreeContent.Look look(DifferenceRow row) {
        var branch =
                row.hasBelow()
                        ? (row.isOpen() ? TreeContent.Branch.OPEN : TreeContent.Branch.CLOSED)
                        : TreeContent.Branch.NOTHING;
        var colour = row.difference().map(ComparisonView::colour).orElse(StyleClasses.QUIET);
        return new TreeContent.Look(
                row.depth(), branch, StrangersText.of(row.name()), List.of(colour));
    }

    private static String colour(Difference difference) {
        return switch (difference.kind()) {
            case ADDED -> StyleClasses.GOOD;
            case CHANGED -> StyleClasses.WARNING;
            case DELETED -> StyleClasses.BAD;
            case UNCHANGED -> StyleClasses.QUIET;
        };
    }

    private static Function<DifferenceRow, String> size(
            Function<Difference, Optional<Side>> which) {
        return row ->
                row.difference()
                        .flatMap(which)
                        .filter(side -> !side.facts().isDirectory())
                        .map(side -> Quantities.bytes(side.facts().bytes()))
                        .orElse("");
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
    }

    @Override
    public void hidden() {
        model.close();
    }

    @Override
    public void find() {
        tools.find();
    }

    @Override
    public void focus() {
        tools.focus();
    }
}
