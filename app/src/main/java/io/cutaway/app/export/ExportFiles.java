package io.cutaway.app.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An export on the disk. Nothing that is there already is written over.
public final class ExportFiles {

    private static final String CONFIGURATION = "config.json";
    private static final String PREPARATION = "prepare";

    private ExportFiles() {}

    /// Writes a file; where something has to be run first, a folder with the text and the script.
    ///
    /// @throws IOException when it can't be written, among others because it is there
    public static void write(ExportText export, Path place) throws IOException {
        if (export.preparation().isEmpty()) {
            write(export.text(), place);
            return;
        }
        Files.createDirectories(place);
        write(export.text(), place.resolve(CONFIGURATION));
        write(export.preparation().get(), place.resolve(PREPARATION));
    }

    private static void write(String text, Path file) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
}
