package io.cutaway.app.timeline;

import static io.cutaway.app.timeline.TimelineMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Page;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.app.timeline.TimelineModel.Choice;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/// How a container was launched: every operation with its time and result, what it does, and how
/// long it takes elsewhere.
final class TimelineView implements Page {

    private final TimelineModel model;
    private final TableView<LiveRow<TimelineRow>> table = new TableView<>();
    private final TableColumn<LiveRow<TimelineRow>, TimelineRow> there =
            Columns.number(COLUMN_THERE, Sizes.COLUMN_SHORT, TimelineRow::there);
    private final HBox root;

    TimelineView(TimelineModel model, PeersModel peers) {
        this.model = model;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setPlaceholder(Nodes.label(NEVER.text(), StyleClasses.MUTED));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN);
        addColumns();
        var left = Nodes.column(StyleClasses.STACK_WIDE, tools(), Nodes.grow(table));
        root = Nodes.row(StyleClasses.PAGE_COLUMNS, Nodes.grow(left), side(peers));
        model.other().subscribe(other -> there.setVisible(other.isPresent()));
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(Columns.number(NUMBER, Sizes.COLUMN_STEP, TimelineRow::number));
        columns.add(
                Columns.firm(Columns.of(COLUMN_OPERATION, Sizes.COLUMN_MIDDLE, StepContent::new)));
        columns.add(
                Columns.text(
                        COLUMN_SUBJECT,
                        Sizes.COLUMN_MIDDLE,
                        TimelineRow::subject,
                        StyleClasses.MONO,
                        StyleClasses.SMALL));
        columns.add(Columns.of(COLUMN_WHEN, Sizes.COLUMN_MIDDLE, BarContent::new));
        columns.add(Columns.number(COLUMN_TOOK, Sizes.COLUMN_SHORT, TimelineRow::took));
        columns.add(there);
    }

    private VBox tools() {
        var first = Nodes.paragraph("", StyleClasses.STRONG);
        model.timeline().subscribe(_ -> first.setText(summary()));
        model.other().subscribe(_ -> first.setText(summary()));
        var choices = new ComboBox<>(model.choices());
        choices.valueProperty().bindBidirectional(model.choice());
        choices.setConverter(new ChoiceNames());
        choices.setMinWidth(Region.USE_PREF_SIZE);
        return Nodes.column(
                StyleClasses.STACK,
                first,
                Nodes.row(
                        StyleClasses.LINE,
                        Nodes.label(COMPARE.text(), StyleClasses.MUTED),
                        choices));
    }

    private String summary() {
        var here = words(model.timeline().get());
        return model.other()
                .get()
                .map(other -> SUMMARY_OTHER.text(here, total(other)))
                .orElse(here);
    }

    private static String words(Timeline timeline) {
        var failure = timeline.failure();
        if (failure.isPresent()) {
            var step = failure.get();
            return SUMMARY_FAILED.text(step.number(), step.operation().name(), total(timeline));
        }
        return timeline.slowest()
                .map(
                        slowest ->
                                SUMMARY.text(
                                        total(timeline),
                                        timeline.steps().size(),
                                        slowest.operation().name(),
                                        Quantities.milliseconds(slowest.tookNanos())))
                .orElseGet(NEVER::text);
    }

    private static String total(Timeline timeline) {
        return Quantities.milliseconds(timeline.totalNanos());
    }

    private Node side(PeersModel peers) {
        var selected = new VBox();
        table.getSelectionModel().selectedItemProperty().subscribe(row -> show(selected, row));
        var content = Nodes.column(StyleClasses.STACK_WIDE, selected, new PeersView(peers).node());
        var scroll = Nodes.styled(new ScrollPane(content), StyleClasses.SCROLL);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return Nodes.styled(
                Nodes.column(StyleClasses.PANEL, Nodes.grow(scroll)), StyleClasses.TIMELINE_PANEL);
    }

    private void show(VBox panel, @Nullable LiveRow<TimelineRow> row) {
        panel.getChildren().clear();
        if (row != null) {
            panel.getChildren().add(details(row.get()));
        }
    }

    private Node details(TimelineRow row) {
        return StepDetails.of(row, model.timeline().get(), model.explanation(row));
    }

    private static final class ChoiceNames extends StringConverter<Choice> {
        @Override
        public String toString(@Nullable Choice choice) {
            return choice == null || choice.id().isEmpty() ? COMPARE_NONE.text() : choice.name();
        }

        @Override
        public Choice fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.open();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    @Override
    public void hidden() {}

    @Override
    public void focus() {
        table.requestFocus();
    }
}
