package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.ASPECT_PLAN;
import static io.cutaway.app.lesson.LessonMessage.MORE_LINES;

import io.cutaway.app.text.StrangersText;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// What the kernel says of the half-built container, from one side at a time.
final class AspectsView {

    /// More is nothing that one reads, and a recording may have any number.
    private static final int MOST = 1000;

    private final VBox lines = Nodes.column(StyleClasses.STACK_TIGHT);
    private final ScrollPane scroll = Nodes.styled(new ScrollPane(lines), StyleClasses.SCROLL);
    private final FlowPane chips = Nodes.styled(new FlowPane(), StyleClasses.CHIPS);
    private final ToggleGroup group = new ToggleGroup();
    private final BorderPane body = new BorderPane();
    private final VBox node = Nodes.column(StyleClasses.STACK, chips, Nodes.grow(body));
    private final ObservableValue<Optional<BuildSnapshot>> snapshot;
    private Aspect shown = Aspect.MOUNTS;

    /// @param plan shown as a side too, when it has no place of its own
    AspectsView(ObservableValue<Optional<BuildSnapshot>> snapshot, Optional<Node> plan) {
        this.snapshot = snapshot;
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        body.setCenter(scroll);
        plan.ifPresent(list -> chip(ASPECT_PLAN, () -> body.setCenter(list)));
        for (var aspect : Aspect.values()) {
            chip(aspect.title(), () -> look(aspect));
        }
        plan.ifPresent(body::setCenter);
        group.selectToggle(group.getToggles().getFirst());
        snapshot.subscribe(_ -> fill());
    }

    private void chip(LessonMessage title, Runnable look) {
        var chip = Nodes.styled(new ToggleButton(title.text()), StyleClasses.CHIP);
        chip.setToggleGroup(group);
        chip.setOnAction(
                _ -> {
                    chip.setSelected(true);
                    look.run();
                });
        chips.getChildren().add(chip);
    }

    private void look(Aspect aspect) {
        shown = aspect;
        body.setCenter(scroll);
        fill();
    }

    private void fill() {
        var all =
                snapshot.getValue()
                        .map(now -> shown.lines(now.view(), now.difference()))
                        .orElse(List.of());
        lines.getChildren().setAll(all.stream().limit(MOST).map(AspectsView::line).toList());
        if (all.size() > MOST) {
            var rest = Nodes.label(MORE_LINES.text(all.size() - MOST), StyleClasses.MUTED);
            lines.getChildren().add(rest);
        }
    }

    private static Node line(Aspect.Line line) {
        var name = name(line);
        var value =
                Nodes.paragraph(
                        StrangersText.of(line.value()),
                        StyleClasses.MUTED,
                        StyleClasses.SMALL,
                        StyleClasses.DATA);
        var box = Nodes.column(StyleClasses.ASPECT_LINE, name, value);
        if (line.changed()) {
            box.getStyleClass().add(StyleClasses.CHANGED);
        }
        return box;
    }

    private static Label name(Aspect.Line line) {
        var sign = line.changed() && line.kind().isEmpty() ? "+ " : "";
        var text = sign + StrangersText.of(line.name());
        return line.kind()
                .map(
                        kind ->
                                Nodes.label(
                                        text, StyleClasses.NAMESPACE, StyleClasses.namespace(kind)))
                .orElseGet(() -> Nodes.paragraph(text, StyleClasses.MONO));
    }

    Node node() {
        return node;
    }
}
