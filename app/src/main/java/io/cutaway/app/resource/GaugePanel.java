package io.cutaway.app.resource;

import static io.cutaway.app.resource.ResourceMessage.*;

import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One thing that is used: how much, of what, and where the kernel says so.
final class GaugePanel {

    private static final double PER_CENT = 100;

    private final Region space = Nodes.spacer();
    private final Label used = Nodes.label("", StyleClasses.NUMBER, StyleClasses.STRONG);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label share = Nodes.label("", StyleClasses.NUMBER, StyleClasses.GAUGE_SHARE);
    private final Label note = Nodes.paragraph("", StyleClasses.MUTED, StyleClasses.DATA);
    private final Label readFrom = Nodes.label(READ_FROM.text(), StyleClasses.MUTED);
    private final Label file = Nodes.label("", StyleClasses.MONO);
    private final VBox node;

    GaugePanel(Usage.Kind kind) {
        bar.setFocusTraversable(false);
        var heading = Nodes.label(kind.word(), StyleClasses.HEADING);
        node =
                Nodes.column(
                        StyleClasses.PANEL,
                        Nodes.row(StyleClasses.LINE, heading, Nodes.grow(bar), share, space, used),
                        Nodes.row(StyleClasses.LINE, note, Nodes.spacer(), readFrom, file));
        Nodes.styled(node, StyleClasses.GAUGE);
    }

    void show(Usage usage, ResourcesSnapshot now) {
        used.setText(usage.used());
        Nodes.setShown(bar, usage.share().isPresent());
        Nodes.setShown(share, usage.share().isPresent());
        Nodes.setShown(space, usage.share().isEmpty());
        usage.share()
                .ifPresent(
                        part -> {
                            bar.setProgress(Math.clamp(part, 0, 1));
                            share.setText(SHARE.text(Math.round(part * PER_CENT)));
                        });
        note.setText(now.note(usage));
        file.setText(now.file(usage));
        Nodes.setShown(readFrom, !file.getText().isEmpty());
    }

    Node node() {
        return node;
    }
}
