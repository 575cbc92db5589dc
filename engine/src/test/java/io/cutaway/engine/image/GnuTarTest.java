package io.cutaway.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.TarEntry.RegularFile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Archives that GNU tar really wrote, in each of its formats.
@DisplayName("An archive of GNU tar")
class GnuTarTest {

    private static final int SIZE = 3 << 20;
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    static Stream<List<String>> formats() {
        return Stream.of(
                List.of("--format=gnu"),
                List.of("--format=pax", "--sparse-version=0.0"),
                List.of("--format=pax", "--sparse-version=0.1"),
                List.of("--format=pax", "--sparse-version=1.0"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isReadWithItsHolesAndLongNames(List<String> format) throws Exception {
        var name = "n".repeat(120);
        var content = writeFileWithHoles(folder.resolve(name));
        Files.createLink(folder.resolve("o"), folder.resolve(name));
        var archive = tar(format, name, "o");

        try (var in = Files.newInputStream(archive)) {
            var reader = new TarReader(in);
            var file = (RegularFile) reader.next().orElseThrow();
            assertEquals(name, file.metadata().path());
            assertEquals(TIME, file.metadata().mtime());
            assertEquals(SIZE, file.size());
            assertTrue(file.extents().size() >= 8, file::toString);
            assertArrayEquals(content, expanded(reader, file));
            var link = (TarEntry.HardLink) reader.next().orElseThrow();
            assertEquals(name, link.target());
            assertTrue(reader.next().isEmpty());
        }
    }

    /// More pieces than the four that an old GNU header has room for.
    private static byte[] writeFileWithHoles(Path path) throws IOException {
        var content = new byte[SIZE];
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(SIZE);
            for (var at = 65536; at < SIZE; at += 320 << 10) {
                var piece = ("piece at " + at).getBytes(UTF_8);
                file.seek(at);
                file.write(piece);
                System.arraycopy(piece, 0, content, at, piece.length);
            }
        }
        Files.setLastModifiedTime(path, FileTime.from(TIME));
        return content;
    }

    private Path tar(List<String> format, String... names) throws Exception {
        var archive = folder.resolve("archive.tar");
        var command = new ArrayList<>(List.of("tar", "--sparse", "-C", folder.toString()));
        command.addAll(format);
        command.addAll(List.of("-cf", archive.toString()));
        command.addAll(List.of(names));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return archive;
    }

    private static byte[] expanded(TarReader reader, RegularFile file) throws IOException {
        var content = new byte[(int) file.size()];
        var buffer = new ByteArrayOutputStream();
        var part = new byte[1000];
        for (var n = reader.read(part, 0, 1000); n > 0; n = reader.read(part, 0, 1000)) {
            buffer.write(part, 0, n);
        }
        var at = 0;
        for (var extent : file.extents()) {
            var length = (int) extent.length();
            System.arraycopy(buffer.toByteArray(), at, content, (int) extent.offset(), length);
            at += length;
        }
        assertEquals(at, buffer.size());
        return content;
    }
}
