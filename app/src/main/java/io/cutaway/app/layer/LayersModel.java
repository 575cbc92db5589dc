package io.cutaway.app.layer;

import io.cutaway.app.client.EngineClient;
import io.cutaway.app.page.Background;
import io.cutaway.app.page.LiveRow;
import io.cutaway.app.page.LiveRows;
import io.cutaway.app.page.PageStream;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.layer.PathLife;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;
import io.cutaway.engine.protocol.InspectionRequest.ListDirectory;
import io.cutaway.engine.protocol.InspectionRequest.ListLayers;
import io.cutaway.engine.protocol.InspectionRequest.TracePath;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The layers of a container or an image: what each holds, which one each path comes from, and the
/// life of the path that is looked at.
public final class LayersModel {

    // Properties
    private final ReadOnlyObjectWrapper<StackSummary> summary =
            new ReadOnlyObjectWrapper<>(new StackSummary(List.of(), List.of(), List.of()));
    private final LiveRows<TreeRow> rows = new LiveRows<>(TreeRow::id);
    private final ReadOnlyObjectWrapper<Optional<PathLife>> life =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final EngineClient client;
    private final Background background;
    private final PageStream stream;
    private final LayerSubject subject;
    private final Consumer<Explanation> failed;
    private final MergedTree tree = new MergedTree();

    public LayersModel(
            EngineClient client,
            Background background,
            LayerSubject subject,
            Consumer<Explanation> failed) {
        this.client = client;
        this.background = background;
        this.stream = new PageStream(client, background);
        this.subject = subject;
        this.failed = failed;
    }

    /// What each layer holds, top first.
    ReadOnlyObjectProperty<StackSummary> summary() {
        return summary.getReadOnlyProperty();
    }

    /// The visible lines of the merged tree.
    ObservableList<LiveRow<TreeRow>> rows() {
        return rows.rows();
    }

    /// The layers of the path that was chosen last.
    ReadOnlyObjectProperty<Optional<PathLife>> life() {
        return life.getReadOnlyProperty();
    }

    // Commands

    /// Follows the layers until [#close()]; when they change, what is open of the tree is read
    /// again.
    void open() {
        stream.open(new ListLayers(subject), this::show, failed);
    }

    private void show(StackSummary answer) {
        summary.set(answer);
        tree.opened().forEach(this::load);
    }

    void close() {
        stream.close();
    }

    /// Opens a directory that is closed, or the other way round.
    void toggle(TreeRow row) {
        if (!row.isDirectory()) {
            return;
        }
        var path = row.entry().path();
        if (tree.isOpen(path)) {
            tree.close(path);
            rows.update(tree.rows());
        } else {
            tree.open(path);
            load(path);
        }
    }

    private void load(String path) {
        background.run(
                () -> client.call(new ListDirectory(subject, path)),
                directory -> {
                    tree.load(path, directory.entries());
                    rows.update(tree.rows());
                },
                failed);
    }

    /// Asks in which layers the path has lived.
    void choose(TreeRow row) {
        var path = row.entry().path();
        background.run(
                () -> client.call(new TracePath(subject, path)),
                answer -> life.set(Optional.of(answer)),
                failed);
    }
}
