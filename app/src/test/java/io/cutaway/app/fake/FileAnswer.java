package io.cutaway.app.fake;

import io.cutaway.app.page.FileQuestion;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Somebody who chooses the same file or folder in every dialog of the desktop.
public record FileAnswer(Path file) implements FileQuestion.Answerer {

    /// Answers the dialogs of a window from now on.
    public static void to(Window window, Path file) {
        window.getProperties().put(FileQuestion.Answerer.class, new FileAnswer(file));
    }

    @Override
    public Optional<File> toOpen(FileChooser chooser, Window over) {
        return Optional.of(file.toFile());
    }

    @Override
    public Optional<File> toSave(FileChooser chooser, Window over) {
        return Optional.of(file.toFile());
    }

    @Override
    public Optional<File> folder(DirectoryChooser chooser, Window over) {
        return Optional.of(file.toFile());
    }
}
