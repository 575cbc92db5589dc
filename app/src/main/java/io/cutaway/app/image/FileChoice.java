package io.cutaway.app.image;

import static io.cutaway.app.image.ImageMessage.*;

import io.cutaway.app.archive.ArchiveFormat;

import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Asks for files: archives and layouts to load, and where to save an image.
final class FileChoice {

    private static final List<String> ARCHIVES =
            List.of("*.tar", "*.tar.gz", "*.tgz", "*.tar.zst", "*.tzst");

    private FileChoice() {}

    /// @param chosen told of each archive
    static void archives(Node over, Consumer<List<Path>> chosen) {
        var chooser = chooser(LOAD_FILE.text());
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(FILES_ARCHIVES.text(), ARCHIVES),
                        new ExtensionFilter(FILES_ALL.text(), "*"));
        Optional.ofNullable(chooser.showOpenMultipleDialog(over.getScene().getWindow()))
                .ifPresent(files -> chosen.accept(files.stream().map(File::toPath).toList()));
    }

    /// @param chosen told of the folder that has a layout
    static void folder(Node over, Consumer<List<Path>> chosen) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(LOAD_FOLDER.text());
        chooser.setInitialDirectory(home());
        Optional.ofNullable(chooser.showDialog(over.getScene().getWindow()))
                .ifPresent(folder -> chosen.accept(List.of(folder.toPath())));
    }

    /// @param chosen told of the form and the file
    static void save(Node over, ImageRow image, BiConsumer<ArchiveFormat, Path> chosen) {
        var chooser = chooser(SAVE.text());
        var docker = new ExtensionFilter(FORMAT_DOCKER.text(), "*.tar");
        var oci = new ExtensionFilter(FORMAT_OCI.text(), "*.tar");
        chooser.getExtensionFilters().addAll(docker, oci);
        chooser.setInitialFileName(fileName(image));
        var file = Optional.ofNullable(chooser.showSaveDialog(over.getScene().getWindow()));
        var format =
                oci.equals(chooser.getSelectedExtensionFilter())
                        ? ArchiveFormat.OCI_ARCHIVE
                        : ArchiveFormat.DOCKER_ARCHIVE;
        file.ifPresent(f -> chosen.accept(format, f.toPath()));
    }

    /// The last part of the name, without what a file's name can't have.
    static String fileName(ImageRow image) {
        var name = image.names().isEmpty() ? image.shortDigest() : image.names().getFirst();
        var last = name.substring(name.lastIndexOf('/') + 1);
        return last.replaceAll("[^A-Za-z0-9._-]", "-") + ".tar";
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(home());
        return chooser;
    }

    private static File home() {
        return new File(System.getProperty("user.home"));
    }
}
