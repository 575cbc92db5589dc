package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Folders of the host in a container.
class VolumesIT {

    private static final Shared SHARED = new Shared();

    @AfterAll
    static void close() {
        SHARED.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aNewFileBelongsToTheCaller(Lane lane) throws IOException {
        var folder = folder(lane);
        volume(lane, folder + ":/data", "cat /data/old; echo new >/data/new").answer();
        assertEquals("new\n", Files.readString(folder.resolve("new")));
        assertEquals(Files.getOwner(folder), Files.getOwner(folder.resolve("new")));
        assertEquals("0", volume(lane, folder + ":/data", "stat -c %u /data/new").answer());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aReadOnlyFolderIsNotWritten(Lane lane) throws IOException {
        var folder = folder(lane);
        var outcome = volume(lane, folder + ":/data:ro", "cat /data/old; touch /data/new");
        assertEquals("old\n", outcome.out(), outcome::toString);
        assertTrue(outcome.err().contains("Read-only file system"), outcome::toString);
        assertTrue(Files.notExists(folder.resolve("new")));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aProgramInAFolderWithoutExecutionDoesNotRun(Lane lane) throws IOException {
        var folder = folder(lane);
        assertEquals("ran", volume(lane, folder + ":/data", "/data/program").answer());
        assertEquals(126, volume(lane, folder + ":/data:noexec", "/data/program").code());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aFileIsBoundByItself(Lane lane) throws IOException {
        var file = folder(lane).resolve("old");
        assertEquals("old", volume(lane, file + ":/etc/motd", "cat /etc/motd").answer());
    }

    private static Outcome volume(Lane lane, String volume, String text) {
        return SHARED.in(lane).run("run", "--rm", "-v", volume, "busybox", "sh", "-c", text);
    }

    private static Path folder(Lane lane) throws IOException {
        var folder = Files.createTempDirectory(SHARED.in(lane).folder(), "host");
        Files.writeString(folder.resolve("old"), "old\n");
        var program = Files.writeString(folder.resolve("program"), "#!/bin/sh\necho ran\n");
        Host.run("chmod", "755", program.toString());
        lane.give(folder);
        return folder;
    }
}
