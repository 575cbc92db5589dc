package io.cutaway.app.layer;

import static io.cutaway.app.layer.LayerMessage.*;
import static io.cutaway.icons.CutawayIcon.LAYER;
import static io.cutaway.icons.CutawayIcon.WRITABLE_LAYER;

import io.cutaway.app.text.Quantities;
import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.layer.StackSummary.LayerSummary;
import io.cutaway.engine.layer.StackSummary.Unreadable;
import io.cutaway.engine.layer.StackSummary.Waste;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The layers as strata, the writable one on top; taller the more they hold.
final class StrataView {

    private static final int MOST_WASTE = 4;

    private final Label total = Nodes.label("", StyleClasses.NUMBER, StyleClasses.MUTED);
    private final VBox strata = Nodes.column(StyleClasses.STRATA);
    private final VBox waste = Nodes.column(StyleClasses.STACK);
    private final VBox node =
            Nodes.column(
                    StyleClasses.STACK_WIDE,
                    Nodes.row(
                            StyleClasses.LINE,
                            Nodes.label(TITLE.text(), StyleClasses.HEADING),
                            Nodes.spacer(),
                            total),
                    strata,
                    waste);

    StrataView(ObservableValue<StackSummary> summary) {
        summary.subscribe(this::show);
    }

    private void show(StackSummary stack) {
        total.setText(Quantities.bytes(stack.bytes()));
        strata.getChildren().clear();
        for (var place = 0; place < stack.layers().size(); place++) {
            strata.getChildren().add(stratum(stack, place));
        }
        waste.getChildren()
                .setAll(Nodes.label(WASTE.text(), StyleClasses.HEADING), sentence(stack));
        stack.waste().stream().limit(MOST_WASTE).forEach(w -> waste.getChildren().add(row(w)));
        stack.unreadable().stream()
                .limit(MOST_WASTE)
                .forEach(u -> waste.getChildren().add(unreadable(stack, u)));
    }

    private static Node stratum(StackSummary stack, int place) {
        var layer = stack.layers().get(place);
        var name = LayerName.of(stack, place);
        var head =
                Nodes.row(
                        StyleClasses.LINE,
                        Nodes.icon(name.isWritable() ? WRITABLE_LAYER : LAYER),
                        Nodes.label(name.text(), StyleClasses.STRONG),
                        Nodes.spacer(),
                        Nodes.label(Quantities.bytes(layer.bytes()), StyleClasses.NUMBER));
        var box = Nodes.column(StyleClasses.STRATUM, head, Nodes.label(holds(layer)));
        box.getStyleClass().add(name.styleClass());
        if (layer.wastedBytes() > 0) {
            var hidden = HIDDEN_BELOW.text(Quantities.bytes(layer.wastedBytes()));
            box.getChildren().add(Nodes.label(hidden, StyleClasses.BAD));
        }
        var share = layer.bytes() / (double) Math.max(1, stack.bytes());
        box.setMinHeight(Sizes.STRATUM_MIN + share * Sizes.STRATUM_SHARED);
        return box;
    }

    private static String holds(LayerSummary layer) {
        return HOLDS.text(layer.files(), layer.whiteouts());
    }

    private static Label sentence(StackSummary stack) {
        return Nodes.paragraph(
                stack.wastedBytes() == 0
                        ? NO_WASTE.text()
                        : WASTED.text(
                                Quantities.bytes(stack.wastedBytes()),
                                Quantities.bytes(stack.bytes())),
                StyleClasses.MUTED);
    }

    private static Label unreadable(StackSummary stack, Unreadable unreadable) {
        var layer = LayerName.of(stack, unreadable.layer()).text();
        var path = StrangersText.of(unreadable.path());
        return Nodes.paragraph(UNREADABLE.text(layer, path, unreadable.reason()), StyleClasses.BAD);
    }

    private static HBox row(Waste waste) {
        var path = Nodes.name(StyleClasses.MONO, StyleClasses.SMALL);
        path.setText(waste.path());
        var bytes = Nodes.label(Quantities.bytes(waste.bytes()), StyleClasses.NUMBER);
        bytes.setMinWidth(Label.USE_PREF_SIZE);
        return Nodes.row(StyleClasses.LINE, path, Nodes.spacer(), bytes);
    }

    Node node() {
        return node;
    }
}
