package io.cutaway.app.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarReader;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

@DisplayName("The starter image")
class StarterImageTest {

    @TempDir private Path folder;

    @Test
    void hasThreeLayersWithAReplacedFileAndAWhiteout() throws Exception {
        var layers = new StarterImage(new Cancellation()).build(folder).layers();
        assertEquals(3, layers.size());
        var base = entries(layers.get(0).archive());
        var tools = entries(layers.get(1).archive());
        var greeting = entries(layers.get(2).archive());
        assertTrue(base.containsKey("etc/motd") && tools.containsKey("etc/motd"));
        assertTrue(base.containsKey("etc/starter-note"));
        assertEquals(
                List.of("etc", "etc/.wh.starter-note", "root", "root/welcome.txt"),
                List.copyOf(greeting.keySet()));
        assertEquals(01777, mode(base, "tmp"));
        assertEquals(0700, mode(base, "root"));
        assertEquals(0700, mode(greeting, "root"));
    }

    @Test
    void isOfAModestSize() throws Exception {
        long bytes = 0;
        for (var layer : new StarterImage(new Cancellation()).build(folder).layers()) {
            bytes += Files.size(layer.archive());
        }
        assertTrue(bytes > 3_000_000 && bytes < 40_000_000, "bytes: " + bytes);
    }

    @Test
    void isTheSameEveryTime() throws Exception {
        var first =
                new StarterImage(new Cancellation())
                        .build(Files.createDirectory(folder.resolve("1")));
        var second =
                new StarterImage(new Cancellation())
                        .build(Files.createDirectory(folder.resolve("2")));
        for (var i = 0; i < 3; i++) {
            assertArrayEquals(
                    Files.readAllBytes(first.layers().get(i).archive()),
                    Files.readAllBytes(second.layers().get(i).archive()));
        }
    }

    /// The programs find their libraries among the copies and nowhere else. Needs root for chroot.
    @Test
    void runsItsProgramsOnTheirOwn() throws Exception {
        var image = new StarterImage(new Cancellation()).build(folder);
        var root = Files.createDirectory(folder.resolve("root"));
        for (var layer : image.layers()) {
            run("tar", "-C", root.toString(), "-xf", layer.archive().toString());
        }
        var script =
                "id; ls -l /etc/motd | wc -l; sort /etc/group | head -1; echo a | grep a | sed"
                        + " s/a/b/; findmnt --version; vi --version | head -1 | cut -c1-3;"
                        + " TERM=xterm-256color tput colors";
        var output = run("chroot", root.toString(), "/bin/sh", "-ec", script);
        var lines = output.lines().toList();
        assertEquals("uid=0(root) gid=0(root) groups=0(root)", lines.get(0), output);
        assertEquals(List.of("1", "nogroup:x:65534:", "b"), lines.subList(1, 4), output);
        assertEquals("256", lines.getLast(), output);
        checkLibraries(root);
    }

    private static void checkLibraries(Path root) throws Exception {
        try (var programs = Files.list(root.resolve("usr/bin"))) {
            for (var program : programs.toList()) {
                var name = "/usr/bin/" + program.getFileName();
                var script = loader(root) + " --list " + name + " || true";
                var listing = run("chroot", root.toString(), "/bin/sh", "-c", script);
                assertTrue(!listing.contains("not found"), () -> name + ": " + listing);
            }
        }
    }

    private static String loader(Path root) throws IOException {
        try (var files = Files.walk(root.resolve("usr"))) {
            var loader =
                    files.filter(f -> f.getFileName().toString().startsWith("ld-linux"))
                            .findFirst()
                            .orElseThrow();
            return "/" + root.relativize(loader);
        }
    }

    @Test
    void reportsWhatTheComputerLacks() throws Exception {
        var few = Files.createDirectory(folder.resolve("bin"));
        copyProgram("/bin/sh", few.resolve("dash"));
        copyProgram("/bin/ls", few.resolve("ls"));
        var image =
                new StarterImage(new ProgramFinder(List.of(few)), List.of(), new Cancellation())
                        .build(folder);
        assertTrue(image.missing().containsAll(List.of("bash", "ps", "vi", "terminfo/xterm")));
        assertTrue(!image.missing().contains("ls"));
        assertEquals(List.of("/bin/sh"), image.config().cmd());
        assertTrue(entries(image.layers().getFirst().archive()).containsKey("usr/bin/sh"));
    }

    @Test
    void needsAShell() {
        var none =
                new StarterImage(new ProgramFinder(List.of(folder)), List.of(), new Cancellation());
        assertThrows(StarterImage.NoShellException.class, () -> none.build(folder));
    }

    private static int mode(SortedMap<String, TarEntry> entries, String path) {
        return Optional.ofNullable(entries.get(path)).orElseThrow().metadata().mode();
    }

    private static void copyProgram(String from, Path to) throws IOException {
        Files.copy(Path.of(from).toRealPath(), to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static SortedMap<String, TarEntry> entries(Path archive) throws IOException {
        var entries = new TreeMap<String, TarEntry>();
        try (var in = Files.newInputStream(archive)) {
            var reader = new TarReader(in);
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                entries.put(next.get().metadata().path(), next.get());
            }
        }
        return entries;
    }

    private static String run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
