package io.cutaway.app.lesson;

import io.cutaway.engine.protocol.Json;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// What is left on the desk after lessons: a small file for each, with how far one came and what
/// one answered. Containers of lessons are not among it, because nothing is left of them.
///
/// @param folder made when the first thing is kept
public record LessonDesk(Path folder) {

    private static final String ENDING = ".json";

    /// What is known of a lesson; empty also when its file is damaged, which harms nobody.
    public Optional<DeskEntry> find(String id) {
        return read(file(id));
    }

    private static Optional<DeskEntry> read(Path file) {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), DeskEntry.class));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    /// What is known of all lessons, by id.
    public List<DeskEntry> all() throws IOException {
        return list().stream().flatMap(file -> read(file).stream()).toList();
    }

    /// Keeps it, at once or not at all.
    public void keep(DeskEntry entry) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var temporary = Files.createTempFile(folder, entry.id(), ".new");
        try {
            Files.write(temporary, Json.MAPPER.writeValueAsBytes(entry));
            Files.move(temporary, file(entry.id()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// What is known of a lesson, or that nothing is.
    public DeskEntry entry(Lesson lesson) {
        return find(lesson.header().id()).orElseGet(() -> DeskEntry.fresh(lesson));
    }

    /// Writes all answers to a file for somebody else to read.
    public void export(Path target) throws IOException {
        write(target, all());
    }

    /// Writes those of some lessons.
    public static void write(Path target, List<DeskEntry> entries) throws IOException {
        var text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(entries);
        Files.writeString(target, text + "\n");
    }

    /// Takes everything off the desk, and nothing else.
    ///
    /// @return how many lessons were on it
    public int reset() throws IOException {
        var all = list();
        for (var file : all) {
            Files.deleteIfExists(file);
        }
        return all.size();
    }

    private List<Path> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    /// An id is checked to be words of letters, so this leads nowhere else.
    private Path file(String id) {
        return folder.resolve(id + ENDING);
    }
}
