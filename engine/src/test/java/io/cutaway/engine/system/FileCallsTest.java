package io.cutaway.engine.system;

import static io.cutaway.engine.system.FileFlags.*;
import static io.cutaway.engine.system.Refusals.refused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

class FileCallsTest {

    @TempDir Path directory;

    @Test
    void readsBackWhatItWrote() {
        try (var file = create("file")) {
            FileCalls.writeAll(file, "abcdef".getBytes(UTF_8), 1, 4);
            assertEquals(2, FileCalls.pwrite(file, "XY".getBytes(UTF_8), 1));
            FileCalls.fsync(file);
            FileCalls.lseek(file, 0);
            check(file, "bXYe");
            assertEquals(0, FileCalls.read(file, new byte[1]), "at the end");
            FileCalls.ftruncate(file, 2);
            var buffer = new byte[9];
            assertEquals(1, FileCalls.pread(file, buffer, 1));
            assertEquals('X', buffer[0]);
        }
    }

    @Test
    void readsBackMoreThanPassesAtOnce() {
        var bytes = new byte[300_001];
        new Random(1).nextBytes(bytes);
        try (var file = create("file")) {
            FileCalls.writeAll(file, bytes, 1, 300_000);
            FileCalls.lseek(file, 0);
            var large = new byte[300_000];
            assertEquals(300_000, FileCalls.read(file, large));
            assertArrayEquals(Arrays.copyOfRange(bytes, 1, 300_001), large);
            FileCalls.lseek(file, 0);
            var small = new byte[100_000];
            assertEquals(100_000, FileCalls.read(file, small));
            assertArrayEquals(Arrays.copyOfRange(bytes, 1, 100_001), small);
        }
    }

    @Test
    void aMissingFileNamesCallArgumentsAndError() {
        var path = directory.resolve("missing").toString();
        var failure = refused(Errno.ENOENT, () -> FileCalls.open(path, O_RDONLY));
        assertEquals("openat", failure.call());
        assertEquals("AT_FDCWD, \"" + path + "\", 0, 0", failure.arguments());
        assertEquals("openat(" + failure.arguments() + "): ENOENT", failure.getMessage());
    }

    @Test
    void aPathBeneathADirectoryCannotLeadOut() throws IOException {
        Files.createSymbolicLink(directory.resolve("out"), Path.of(".."));
        Files.writeString(directory.resolve("in"), "in");
        try (var root = FileCalls.open(directory.toString(), O_PATH | O_DIRECTORY);
                var inside = beneath(root, "in")) {
            check(inside, "in");
            refused(Errno.EXDEV, () -> beneath(root, "out"));
            refused(Errno.EXDEV, () -> beneath(root, "../x"));
            refused(Errno.ENOENT, () -> beneath(root, "none"));
        }
    }

    private static Descriptor beneath(Descriptor root, String path) {
        return FileCalls.openat2(root, path, O_RDONLY, 0, RESOLVE_BENEATH);
    }

    @Test
    void everyDescriptorIsCloseOnExec() throws IOException {
        try (var file = create("file");
                var copy = FileCalls.duplicate(file);
                var pipe = FileCalls.pipe2(0);
                var memory = FileCalls.memfdCreate("m")) {
            for (var each : Arrays.asList(file, copy, pipe.reading(), pipe.writing(), memory)) {
                var info = Files.readString(Path.of("/proc/self/fdinfo/" + each.number()));
                var flags = info.lines().filter(line -> line.startsWith("flags:")).findFirst();
                int value = Integer.parseInt(flags.orElseThrow().substring(6).strip(), 8);
                assertTrue((value & O_CLOEXEC) != 0, info);
            }
        }
    }

    @Test
    void aLockHeldElsewhereIsNotGranted() {
        try (var first = create("lock");
                var second = FileCalls.open(directory.resolve("lock").toString(), O_RDONLY)) {
            FileCalls.flock(first, LOCK_EX);
            refused(Errno.EAGAIN, () -> FileCalls.flock(second, LOCK_EX | LOCK_NB));
            FileCalls.flock(first, LOCK_UN);
            FileCalls.flock(second, LOCK_EX | LOCK_NB);
        }
    }

    @Test
    void aSealedFileRefusesWrites() {
        try (var memory = FileCalls.memfdCreate("plan")) {
            FileCalls.writeAll(memory, new byte[] {1, 2});
            int seals = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
            FileCalls.addSeals(memory, seals);
            assertEquals(seals, FileCalls.getSeals(memory));
            refused(Errno.EPERM, () -> FileCalls.pwrite(memory, new byte[] {3}, 0));
            refused(Errno.EPERM, () -> FileCalls.ftruncate(memory, 0));
            refused(Errno.EPERM, () -> FileCalls.addSeals(memory, F_SEAL_WRITE));
        }
    }

    @Test
    void aPathOnlyDescriptorIsToldFromAnOpenFile() {
        try (var file = create("file");
                var path = FileCalls.open(directory.resolve("file").toString(), O_PATH)) {
            assertEquals(0, FileCalls.getFlags(file) & O_PATH);
            assertEquals(O_PATH, FileCalls.getFlags(path) & O_PATH);
            refused(Errno.EBADF, () -> FileCalls.read(path, new byte[1]));
        }
    }

    @Test
    void closingTwiceIsHarmlessAndUsingAfterwardsIsRefused() {
        var file = create("file");
        int number = file.number();
        file.close();
        try (var other = FileCalls.open("/dev/null", O_RDONLY)) {
            assertEquals(number, other.number(), "the number is free again");
            file.close();
            assertEquals(0, FileCalls.read(other, new byte[1]), "still open");
        }
        assertFalse(file.isOpen());
        assertThrows(IllegalStateException.class, () -> FileCalls.fsync(file));
    }

    @Test
    void aNameWithNulIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FileCalls.open("a\0b", O_RDONLY));
    }

    @Test
    void everyNameSurvivesItsWayThroughJava() {
        var everyByte = new byte[255];
        for (int i = 0; i < 255; i++) {
            everyByte[i] = (byte) (i + 1);
        }
        assertArrayEquals(everyByte, NativeText.encode(NativeText.decode(everyByte)));
        var cut = new byte[] {'a', (byte) 0xc3, (byte) 0xe2, (byte) 0x82};
        assertArrayEquals(cut, NativeText.encode(NativeText.decode(cut)));
        assertEquals("häß€𝄞", NativeText.decode(NativeText.encode("häß€𝄞")));
        assertThrows(IllegalArgumentException.class, () -> NativeText.encode("\ud800"));
    }

    private Descriptor create(String name) {
        return FileCalls.open(directory.resolve(name).toString(), O_RDWR | O_CREAT, 0600);
    }

    private static void check(Descriptor file, String expected) {
        var buffer = new byte[64];
        int length = FileCalls.read(file, buffer);
        assertEquals(expected, new String(buffer, 0, length, UTF_8));
    }
}
