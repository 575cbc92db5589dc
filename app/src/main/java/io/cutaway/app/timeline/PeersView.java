package io.cutaway.app.timeline;

import static io.cutaway.app.timeline.TimelineMessage.*;

import io.cutaway.app.measure.LaunchTimes;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/// What a launch takes by Cutaway and by other programs, measured when asked.
final class PeersView {

    static final String MEASURE_ID = "measure";

    private final VBox rows = Nodes.column(StyleClasses.STACK);
    private final VBox node;

    PeersView(PeersModel model) {
        var measure = Nodes.button(MEASURE, model::measure);
        measure.setId(MEASURE_ID);
        measure.disableProperty().bind(model.measuring());
        measure.textProperty()
                .bind(model.measuring().map(now -> now ? MEASURING.text() : MEASURE.text()));
        node =
                Nodes.column(
                        StyleClasses.STACK,
                        Nodes.row(
                                StyleClasses.LINE,
                                Nodes.grow(Nodes.paragraph(PEERS.text(), StyleClasses.HEADING)),
                                measure),
                        Nodes.paragraph(PEERS_TEXT.text(), StyleClasses.MUTED),
                        rows);
        model.times().subscribe(this::show);
    }

    private void show(List<LaunchTimes> times) {
        rows.getChildren().clear();
        times.forEach(each -> rows.getChildren().add(row(each, times.getFirst())));
        if (times.size() == 1) {
            rows.getChildren().add(Nodes.paragraph(PEER_NONE.text(), StyleClasses.MUTED));
        }
    }

    private static Node row(LaunchTimes times, LaunchTimes own) {
        var program = Nodes.label(times.program(), StyleClasses.MONO, StyleClasses.PEER_NAME);
        if (!times.worked()) {
            return Nodes.row(
                    StyleClasses.LINE,
                    program,
                    Nodes.paragraph(PEER_FAILED.text(times.failure()), StyleClasses.MUTED));
        }
        return Nodes.row(
                StyleClasses.LINE,
                program,
                Nodes.spacer(),
                number(PEER_MEDIAN.text(Quantities.milliseconds(times.median()))),
                number(ratio(times, own)));
    }

    private static String ratio(LaunchTimes times, LaunchTimes own) {
        if (!own.worked()) {
            return "";
        }
        var ratio = times.median() / (double) own.median();
        return PEER_RATIO.text(String.format(Locale.ENGLISH, "%.1f", ratio));
    }

    private static Label number(String text) {
        return Nodes.label(text, StyleClasses.NUMBER, StyleClasses.PEER_NUMBER);
    }

    Node node() {
        return node;
    }
}
