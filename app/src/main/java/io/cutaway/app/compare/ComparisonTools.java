package io.cutaway.app.compare;

import static io.cutaway.app.compare.CompareMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

import java.util.Optional;

/// Above the tree: the other image, what the comparison came to, and which part of it is shown.
final class ComparisonTools {

    private static final String CHOICE_ID = "compare-with";

    private final ComparisonModel model;
    private final ComboBox<String> choice;
    private final TextField search = Nodes.styled(new TextField(), StyleClasses.SEARCH);

    ComparisonTools(ComparisonModel model) {
        this.model = model;
        this.choice = new ComboBox<>(model.others());
        choice.setId(CHOICE_ID);
        choice.setPromptText(CHOOSE_PROMPT.text());
        choice.valueProperty().subscribe(chosen -> model.other().set(Optional.ofNullable(chosen)));
        search.setPromptText(FILTER_PROMPT.text());
        search.textProperty()
                .subscribe(
                        text ->
                                model.filter()
                                        .set(
                                                new DifferenceFilter(
                                                        model.filter().get().kind(), text)));
    }

    Node choice() {
        var summary = Nodes.paragraph("", StyleClasses.STRONG);
        model.state().subscribe(state -> summary.setText(summary(state)));
        var layers = Nodes.paragraph("", StyleClasses.MUTED);
        model.shared().subscribe(shared -> layers.setText(shared.map(this::layers).orElse("")));
        var sentences = Nodes.column(StyleClasses.STACK_TIGHT, summary, layers);
        var with = new Label(COMPARE_WITH.text());
        with.setMinWidth(Label.USE_PREF_SIZE);
        choice.getStyleClass().addAll(StyleClasses.CHOICE, StyleClasses.DATA);
        return Nodes.row(StyleClasses.LINE, with, choice, Nodes.grow(sentences));
    }

    private static String summary(ComparisonState state) {
        return switch (state) {
            case ComparisonState.Nothing() -> "";
            case ComparisonState.Reading(var tally) -> READING_SO_FAR.text(tally.paths());
            case ComparisonState.Read(var tally, var unshown) ->
                    tally.paths() == 0 ? SAME.text() : found(tally, unshown);
        };
    }

    private static String found(Tally tally, long unshown) {
        var sentence =
                FOUND.text(
                        tally.paths(),
                        Quantities.bytes(tally.bytesBefore()),
                        Quantities.bytes(tally.bytesAfter()));
        return unshown == 0 ? sentence : sentence + " " + UNSHOWN.text(unshown);
    }

    private String layers(SharedLayers shared) {
        return shared.numbers().isEmpty()
                ? SHARED_NONE.text()
                : SHARED.text(shared.numbers().size(), shared.first(), shared.ranges());
    }

    Node filters() {
        var group = new ToggleGroup();
        var chips = Nodes.row(StyleClasses.LINE);
        for (var kind : DifferenceFilter.Kind.values()) {
            chips.getChildren().add(chip(kind, group));
        }
        return Nodes.row(StyleClasses.LINE, search, chips);
    }

    private ToggleButton chip(DifferenceFilter.Kind kind, ToggleGroup group) {
        var chip = Nodes.styled(new ToggleButton(), StyleClasses.CHIP);
        model.state()
                .subscribe(state -> chip.setText(title(kind).text(count(kind, state.counted()))));
        chip.setMinWidth(ToggleButton.USE_PREF_SIZE);
        chip.setToggleGroup(group);
        chip.setSelected(kind == DifferenceFilter.Kind.ALL);
        chip.setOnAction(
                _ -> {
                    chip.setSelected(true);
                    model.filter().set(new DifferenceFilter(kind, search.getText()));
                });
        return chip;
    }

    private static Message title(DifferenceFilter.Kind kind) {
        return switch (kind) {
            case ALL -> CHIP_ALL;
            case ADDED -> CHIP_ADDED;
            case REMOVED -> CHIP_REMOVED;
            case CHANGED -> CHIP_CHANGED;
        };
    }

    private static long count(DifferenceFilter.Kind kind, Tally tally) {
        return switch (kind) {
            case ALL -> tally.paths();
            case ADDED -> tally.added();
            case REMOVED -> tally.removed();
            case CHANGED -> tally.changed();
        };
    }

    void find() {
        search.requestFocus();
    }

    void focus() {
        choice.requestFocus();
    }
}
