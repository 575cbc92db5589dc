package io.cutaway.engine.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.TarEntry.DeviceKind;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@DisplayName("An archive that is written")
class TarWriterTest {

    private static final Instant TIME = Instant.parse("2026-11-23T20:00:00.123456789Z");
    private static final byte[] CAPABILITY = {1, 0, 0, 2, (byte) 0xff, (byte) 0x80, 0, '\n', '='};
    private static final String LONG = "d/".repeat(120) + "ä";

    private static final List<TarEntry> ENTRIES =
            List.of(
                    new TarEntry.Directory(new TarMetadata("", 01777, TIME)),
                    new TarEntry.RegularFile(
                            new TarMetadata(
                                    "file",
                                    04755,
                                    1000,
                                    4_000_000_000L,
                                    TIME,
                                    Map.of(
                                            "security.capability",
                                            CAPABILITY,
                                            "user.a=%",
                                            CAPABILITY)),
                            7),
                    new TarEntry.RegularFile(new TarMetadata(LONG, 0, Instant.EPOCH), 512),
                    new TarEntry.SymbolicLink(
                            new TarMetadata("link", 0777, Instant.ofEpochSecond(-2, 500)), LONG),
                    new TarEntry.HardLink(new TarMetadata("hard", 0644, TIME), LONG),
                    new TarEntry.DeviceNode(
                            new TarMetadata("null", 0666, TIME), DeviceKind.CHARACTER, 1, 3),
                    new TarEntry.Fifo(new TarMetadata("fifo", 0600, TIME)));

    @Test
    void isReadAsItWasMeant() throws IOException {
        var reader = new TarReader(new ByteArrayInputStream(archive()));
        var read = new ArrayList<TarEntry>();
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            read.add(entry.get());
            var buffer = new byte[1024];
            assertEquals(size(entry.get()), reader.read(buffer, 0, buffer.length));
            assertEquals(0, reader.read(buffer, 0, buffer.length));
        }
        assertEquals(texts(ENTRIES), texts(read));
        var xattrs = read.get(1).metadata().xattrs();
        assertArrayEquals(CAPABILITY, xattrs.get("security.capability"));
        assertArrayEquals(CAPABILITY, xattrs.get("user.a=%"));
    }

    @Test
    void isTheSameBytesEveryTime() throws IOException {
        assertArrayEquals(archive(), archive());
    }

    @Test
    void isUnderstoodByGnuTar(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("a.tar"), archive());
        var listing = run("tar", "--numeric-owner", "--full-time", "-tvf", file.toString());
        assertEquals(ENTRIES.size(), listing.lines().count(), listing);
        var expected = "-rwsr-xr-x 1000/4000000000 7 2026-11-23 20:00:00.123456789 file";
        assertEquals(expected, listing.lines().toList().get(1).replaceAll(" +", " "));
    }

    @Test
    void refusesContentOfAnotherSize() {
        var writer = new TarWriter(new ByteArrayOutputStream());
        var entry = new TarEntry.RegularFile(new TarMetadata("a", 0, TIME), 2);
        assertThrows(IllegalArgumentException.class, () -> writer.put(entry));
    }

    private static byte[] archive() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new TarWriter(out)) {
            for (var entry : ENTRIES) {
                writer.put(entry, new ByteArrayInputStream(new byte[size(entry)]));
            }
        }
        return out.toByteArray();
    }

    private static int size(TarEntry entry) {
        return entry instanceof TarEntry.RegularFile file ? (int) file.size() : 0;
    }

    /// Arrays have no equality of their own, so the values of attributes are left out here.
    private static List<String> texts(List<TarEntry> entries) {
        return entries.stream()
                .map(e -> e.toString().replaceAll("\\[B@[0-9a-f]+", "bytes"))
                .toList();
    }

    private static String run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TZ", "UTC");
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
