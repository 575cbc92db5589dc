package io.cutaway.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.protocol.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

@DisplayName("The desk")
class LessonDeskTest {

    @TempDir Path folder = Path.of("/nowhere");
    private LessonDesk desk = new LessonDesk(folder);

    private static final DeskEntry ENTRY =
            new DeskEntry("chroot", "de", "chroot", 1, 4, List.of(answer(20, "yes")));

    private static GivenAnswer answer(int line, String given) {
        return new GivenAnswer(0, line, "Is it?", given, "yes", given.equals("yes"));
    }

    @BeforeEach
    void open() {
        desk = new LessonDesk(folder.resolve("store/lessons"));
    }

    @Test
    void keepsProgressAndAnswersForTheUserAlone() throws IOException {
        desk.keep(ENTRY);
        assertEquals(Optional.of(ENTRY), desk.find("chroot"));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(desk.folder())));
        assertEquals(Optional.empty(), desk.find("overlay"));
    }

    @Test
    void takesTheLastAnswerAndTheFarthestStep() {
        var later =
                ENTRY.answered(answer(9, "no")).answered(answer(20, "no")).reached(3).reached(2);
        assertEquals(
                new DeskEntry(
                        "chroot", "de", "chroot", 3, 4, List.of(answer(9, "no"), answer(20, "no"))),
                later);
        assertFalse(later.isDone());
        assertTrue(later.reached(4).isDone());
    }

    @Test
    void doesNotMindADamagedFile() throws IOException {
        desk.keep(ENTRY);
        Files.writeString(desk.folder().resolve("chroot.json"), "{\"id\":");
        assertEquals(Optional.empty(), desk.find("chroot"));
        assertEquals(List.of(), desk.all());
    }

    @Test
    void isClearedOfItsOwnThingsAndOfNothingElse() throws IOException {
        desk.keep(ENTRY);
        var container = folder.resolve("store/containers");
        Files.createDirectories(container);
        var note = desk.folder().resolve("a-note.txt");
        Files.writeString(note, "mine");
        assertEquals(1, desk.reset());
        assertEquals(List.of(), desk.all());
        assertTrue(Files.exists(container));
        assertTrue(Files.exists(note));
        assertEquals(0, desk.reset());
    }

    @Test
    void writesAnswersThatCanBeReadAgain() throws IOException {
        desk.keep(ENTRY);
        var file = folder.resolve("answers.json");
        desk.export(file);
        assertEquals(
                List.of(ENTRY),
                List.of(Json.MAPPER.readValue(Files.readAllBytes(file), DeskEntry[].class)));
    }
}
