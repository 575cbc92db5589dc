package io.cutaway.app.transfer;

import static io.cutaway.app.transfer.TransferMessage.*;

import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.registry.TransferProgress.Blob;
import io.cutaway.app.registry.TransferProgress.FileRead;
import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.app.text.Quantities;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// How far a transfer has come: all of it, and each layer that is under way. The button stays the
/// same while the numbers change, so that it can be hit.
final class RunningView {

    private static final double UNKNOWN = ProgressBar.INDETERMINATE_PROGRESS;

    private final Label sum = said("");
    private final ProgressBar bar = new ProgressBar(UNKNOWN);
    private final VBox layers = Nodes.column(StyleClasses.STACK_TIGHT);
    private final VBox node;

    RunningView(String title, Runnable cancel) {
        var name = Nodes.name(StyleClasses.STRONG);
        name.setText(title);
        node =
                Nodes.column(
                        StyleClasses.STACK,
                        Nodes.row(
                                StyleClasses.LINE,
                                name,
                                Nodes.spacer(),
                                sum,
                                bar,
                                Nodes.button(CANCEL, cancel)),
                        layers);
    }

    void show(Optional<TransferProgress> progress) {
        sum.setText(progress.map(RunningView::sum).orElseGet(BEGUN::text));
        bar.setProgress(progress.flatMap(RunningView::share).orElse(UNKNOWN));
        var moving =
                progress.filter(p -> p.blobs().size() > 1).stream()
                        .flatMap(p -> p.blobs().stream())
                        .filter(RunningView::isUnderWay)
                        .map(RunningView::layer)
                        .toList();
        layers.getChildren().setAll(moving);
        Nodes.setShown(layers, !moving.isEmpty());
    }

    private static Optional<Double> share(TransferProgress progress) {
        return progress.file().isPresent()
                ? progress.file()
                        .get()
                        .size()
                        .map(size -> share(progress.file().get().done(), size))
                : Optional.of(share(progress.done(), progress.size()));
    }

    private static double share(long done, long size) {
        return size == 0 ? 1 : done / (double) size;
    }

    private static String sum(TransferProgress progress) {
        return progress.file().map(RunningView::read).orElseGet(() -> layers(progress));
    }

    private static String read(FileRead file) {
        var done = Quantities.bytes(file.done());
        return file.size()
                .map(size -> FILE_READ.text(done, Quantities.bytes(size)))
                .orElseGet(() -> FILE_READ_SO_FAR.text(done));
    }

    private static String layers(TransferProgress progress) {
        var over = progress.blobs().stream().filter(blob -> isOver(blob.state())).count();
        return LAYERS.text(
                Quantities.bytes(progress.done()),
                Quantities.bytes(progress.size()),
                over,
                progress.blobs().size());
    }

    private static boolean isOver(State state) {
        return switch (state) {
            case DONE, PRESENT -> true;
            case WAITING, MOVING, FINISHING -> false;
        };
    }

    private static boolean isUnderWay(Blob blob) {
        return switch (blob.state()) {
            case MOVING, FINISHING -> true;
            case WAITING, DONE, PRESENT -> false;
        };
    }

    private static Node layer(Blob blob) {
        var size = Quantities.bytes(blob.size());
        var text =
                blob.state() == State.FINISHING
                        ? LAYER_FINISHING.text(size)
                        : LAYER.text(Quantities.bytes(blob.done()), size);
        return Nodes.row(
                StyleClasses.LINE,
                Nodes.label(blob.digest().abbreviated(), StyleClasses.MONO, StyleClasses.MUTED),
                Nodes.spacer(),
                said(text),
                new ProgressBar(share(blob.done(), blob.size())));
    }

    private static Label said(String text) {
        var label = Nodes.label(text, StyleClasses.MUTED, StyleClasses.NUMBER);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    Node node() {
        return node;
    }
}
