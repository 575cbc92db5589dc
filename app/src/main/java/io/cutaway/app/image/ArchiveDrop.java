package io.cutaway.app.image;

import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Lets files and folders be dropped on a page.
final class ArchiveDrop {

    private final Node place;
    private final Consumer<List<Path>> dropped;

    private ArchiveDrop(Node place, Consumer<List<Path>> dropped) {
        this.place = place;
        this.dropped = dropped;
    }

    /// @param dropped told what was dropped on `place`
    static void on(Node place, Consumer<List<Path>> dropped) {
        var drop = new ArchiveDrop(place, dropped);
        place.setOnDragOver(drop::over);
        place.setOnDragExited(_ -> place.getStyleClass().remove(StyleClasses.DROP_HERE));
        place.setOnDragDropped(drop::take);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!place.getStyleClass().contains(StyleClasses.DROP_HERE)) {
                place.getStyleClass().add(StyleClasses.DROP_HERE);
            }
        }
        event.consume();
    }

    private void take(DragEvent event) {
        var files = event.getDragboard().getFiles();
        dropped.accept(files.stream().map(File::toPath).toList());
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
