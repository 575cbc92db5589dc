package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.app.page.Columns;
import io.cutaway.app.page.FileQuestion;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.Page;
import io.cutaway.app.text.Message;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The lessons as a list.
final class LessonsView implements Page {

    private static final String RESET_ID = "reset-desk";

    private final LessonsModel model;
    private final Consumer<Path> openRecording;
    private final TableView<LiveRow<LessonRow>> table = new TableView<>();
    private final VBox root;

    /// @param openRecording told which file to replay
    LessonsView(LessonsModel model, Consumer<Path> openRecording) {
        this.model = model;
        this.openRecording = openRecording;
        table.setItems(model.rows());
        table.setFixedCellSize(Sizes.ROW);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Nodes.styled(table, StyleClasses.ROWS_PLAIN);
        addColumns();
        table.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        openSelected();
                    }
                });
        table.setRowFactory(_ -> row());
        var body = Nodes.column(StyleClasses.PAGE_BODY, tools(), Nodes.grow(table));
        root = Nodes.column(StyleClasses.PAGE, header(), Nodes.grow(body));
    }

    private TableRow<LiveRow<LessonRow>> row() {
        var row = new TableRow<LiveRow<LessonRow>>();
        row.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                        openSelected();
                    }
                });
        return row;
    }

    private void openSelected() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                .ifPresent(row -> model.open(row.get()));
    }

    private void addColumns() {
        var columns = table.getColumns();
        columns.add(
                Columns.text(
                        COLUMN_TITLE, Sizes.COLUMN_LINE, LessonRow::title, StyleClasses.STRONG));
        columns.add(
                Columns.number(
                        COLUMN_STEPS, Sizes.COLUMN_SHORT, row -> Integer.toString(row.steps())));
        columns.add(Columns.text(COLUMN_NEEDS, Sizes.COLUMN_NAME, LessonRow::needs));
        columns.add(Columns.text(COLUMN_PROGRESS, Sizes.COLUMN_NAME, LessonRow::progress));
    }

    private HBox header() {
        return Nodes.row(
                StyleClasses.PAGE_HEADER,
                Nodes.column(
                        StyleClasses.STACK_TIGHT,
                        Nodes.label(LESSONS_TITLE.text(), StyleClasses.TITLE),
                        Nodes.label(LESSONS_SUBTITLE.text(), StyleClasses.SUBTITLE)),
                Nodes.spacer(),
                Nodes.button(OPEN_LESSON, this::openSelected, StyleClasses.ACCENT));
    }

    private HBox tools() {
        var group = new ToggleGroup();
        var chips = Nodes.row(StyleClasses.LINE_TIGHT);
        for (var language : Lessons.LANGUAGES) {
            var chip =
                    Nodes.styled(
                            new ToggleButton(named(language)),
                            StyleClasses.CHIP,
                            StyleClasses.DATA);
            chip.setToggleGroup(group);
            chip.setSelected(language.equals(model.language().get()));
            chip.setOnAction(
                    _ -> {
                        chip.setSelected(true);
                        model.language().set(language);
                    });
            chips.getChildren().add(chip);
        }
        var reset = Nodes.button(RESET_DESK, model::reset);
        reset.setId(RESET_ID);
        return Nodes.row(
                StyleClasses.LINE,
                chips,
                Nodes.spacer(),
                Nodes.button(OPEN_LESSON_FILE, () -> choose(OPEN_LESSON_FILE, model::openFile)),
                Nodes.button(OPEN_RECORDING, () -> choose(OPEN_RECORDING, openRecording)),
                Nodes.button(SAVE_ANSWERS, this::saveAnswers),
                reset);
    }

    /// As its speakers call it.
    private static String named(String language) {
        var locale = Locale.forLanguageTag(language);
        return locale.getDisplayLanguage(locale);
    }

    private void choose(Message title, Consumer<Path> chosen) {
        FileQuestion.toOpen(root, title).ifPresent(chosen);
    }

    private void saveAnswers() {
        FileQuestion.toSave(root, SAVE_ANSWERS, "").ifPresent(model::saveAnswers);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void hidden() {}

    @Override
    public void focus() {
        table.requestFocus();
    }
}
