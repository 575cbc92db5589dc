package io.cutaway.app.page;

import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Lets files and folders be dropped on a part of the window. What one part doesn't want is left to
/// the part around it.
public final class FileDrop {

    private final Node place;
    private final Predicate<Path> wanted;
    private final Consumer<List<Path>> dropped;

    private FileDrop(Node place, Predicate<Path> wanted, Consumer<List<Path>> dropped) {
        this.place = place;
        this.wanted = wanted;
        this.dropped = dropped;
    }

    /// @param wanted whether a file is for this place; all that are dropped at once have to be
    /// @param dropped told what was dropped on `place`
    public static void on(Node place, Predicate<Path> wanted, Consumer<List<Path>> dropped) {
        var drop = new FileDrop(place, wanted, dropped);
        place.setOnDragOver(drop::over);
        place.setOnDragExited(_ -> place.getStyleClass().remove(StyleClasses.DROP_HERE));
        place.setOnDragDropped(drop::take);
    }

    private List<Path> files(DragEvent event) {
        var files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        return files.stream().allMatch(wanted) ? files : List.of();
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles() && !files(event).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!place.getStyleClass().contains(StyleClasses.DROP_HERE)) {
                place.getStyleClass().add(StyleClasses.DROP_HERE);
            }
            event.consume();
        }
    }

    private void take(DragEvent event) {
        var files = files(event);
        if (!files.isEmpty()) {
            dropped.accept(files);
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
