package io.cutaway.app.page;

import io.cutaway.app.text.Message;

import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks for a file or a folder by the desktop's own dialog. Nothing when it was cancelled.
public final class FileQuestion {

    private FileQuestion() {}

    /// Who answers. A window's property of this class is asked in the desktop's place, which has no
    /// dialogs where there is no display.
    public interface Answerer {
        Optional<File> toOpen(FileChooser chooser, Window over);

        Optional<File> toSave(FileChooser chooser, Window over);

        Optional<File> folder(DirectoryChooser chooser, Window over);
    }

    private static final class Desktop implements Answerer {
        @Override
        public Optional<File> toOpen(FileChooser chooser, Window over) {
            return Optional.ofNullable(chooser.showOpenDialog(over));
        }

        @Override
        public Optional<File> toSave(FileChooser chooser, Window over) {
            return Optional.ofNullable(chooser.showSaveDialog(over));
        }

        @Override
        public Optional<File> folder(DirectoryChooser chooser, Window over) {
            return Optional.ofNullable(chooser.showDialog(over));
        }
    }

    /// A file that is there.
    public static Optional<Path> toOpen(Node over, Message title) {
        var window = window(over);
        return answerer(window).toOpen(chooser(title), window).map(File::toPath);
    }

    /// Where to write. The dialog asks before a file that is there is replaced.
    ///
    /// @param name proposed for the file
    public static Optional<Path> toSave(
            Node over, Message title, String name, ExtensionFilter... forms) {
        var window = window(over);
        var chooser = chooser(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().addAll(forms);
        return answerer(window).toSave(chooser, window).map(File::toPath);
    }

    public static Optional<Path> folder(Node over, Message title) {
        var window = window(over);
        var chooser = new DirectoryChooser();
        chooser.setTitle(title.text());
        chooser.setInitialDirectory(home());
        return answerer(window).folder(chooser, window).map(File::toPath);
    }

    private static Window window(Node over) {
        return over.getScene().getWindow();
    }

    private static Answerer answerer(Window window) {
        return window.getProperties().get(Answerer.class) instanceof Answerer other
                ? other
                : new Desktop();
    }

    private static FileChooser chooser(Message title) {
        var chooser = new FileChooser();
        chooser.setTitle(title.text());
        chooser.setInitialDirectory(home());
        return chooser;
    }

    private static File home() {
        return new File(System.getProperty("user.home"));
    }
}
