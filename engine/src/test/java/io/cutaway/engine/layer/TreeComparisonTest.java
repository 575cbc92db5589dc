package io.cutaway.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import io.cutaway.engine.layer.TreeDifferences.Difference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

@DisplayName("Two images compared")
class TreeComparisonTest {

    @TempDir Path directory;

    private LayerTrees trees = new LayerTrees(Path.of("/"));

    @BeforeEach
    void begin() {
        trees = new LayerTrees(directory);
    }

    private String compare(int first, int second) throws IOException {
        return text(all(stack(first), stack(second)));
    }

    /// An image of one of the layers over the last one, which all share.
    private List<LayerDirectory> stack(int layer) {
        return List.of(trees.layers().get(layer), trees.layers().getLast());
    }

    private static List<Difference> all(List<LayerDirectory> first, List<LayerDirectory> second)
            throws IOException {
        var all = new ArrayList<Difference>();
        Optional<String> from = Optional.empty();
        do {
            var part = TreeComparison.compare(first, second, new JavaLayerFiles(), from);
            all.addAll(part.differences());
            from = part.next();
        } while (from.isPresent());
        return all;
    }

    private static String text(List<Difference> differences) {
        return differences.stream()
                .map(d -> d.kind() + " " + d.path() + " " + new TreeSet<>(d.aspects()) + "\n")
                .collect(joining());
    }

    @Test
    void namesWhatEitherAloneShowsAndWhatBothShowOtherwise() throws IOException {
        trees.layer("f a/only 3\nf a/longer 5\nl a/link one\nd kind\nw base/gone")
                .layer("f a/longer 6\nl a/link two\nf kind 1\nf b/new 9")
                .layer("f base/gone 1\nf base/kept 2");
        assertEquals(
                """
                CHANGED /a/link [LINK_TARGET]
                CHANGED /a/longer [SIZE]
                DELETED /a/only []
                ADDED /b []
                ADDED /b/new []
                ADDED /base/gone []
                CHANGED /kind [TYPE]
                """,
                compare(0, 1));
    }

    @Test
    void tellsFilesOfEqualLengthAndTimeApartByTheirBytes() throws IOException {
        trees.layer("f same 300000\nf other 300000").layer("f same 300000\nf other 300000");
        var changed = trees.tree(1).resolve("other");
        var bytes = Files.readAllBytes(changed);
        bytes[bytes.length - 1] = 1;
        Files.write(changed, bytes);
        for (var layer = 0; layer < 2; layer++) {
            for (var name : List.of("same", "other")) {
                var time = FileTime.from(Instant.EPOCH);
                Files.setLastModifiedTime(trees.tree(layer).resolve(name), time);
            }
        }
        trees.layer("d etc");
        assertEquals("CHANGED /other [CONTENT]\n", compare(0, 1));
    }

    @Test
    void doesNotTakeAnotherTimeForAnotherFile() throws IOException {
        trees.layer("f same 10").layer("f same 10").layer("d etc");
        var file = trees.tree(1).resolve("same");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertEquals("", compare(0, 1));
    }

    @Test
    void seesAModeThatChangedAlsoOfADirectory() throws IOException {
        trees.layer("d dir\nf dir/file 1").layer("d dir\nf dir/file 1").layer("d etc");
        for (var name : List.of("dir", "dir/file")) {
            var path = trees.tree(1).resolve(name);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        assertEquals("CHANGED /dir [MODE]\nCHANGED /dir/file [MODE]\n", compare(0, 1));
    }

    @Test
    void doesNotReadFilesOfALayerThatBothHave() throws IOException {
        trees.layer("f a 1").layer("f b 1").layer("f shared 5");
        var part = TreeComparison.compare(stack(0), stack(1), new Unread(), Optional.empty());
        assertEquals("DELETED /a []\nADDED /b []\n", text(part.differences()));
    }

    private static final class Unread implements LayerFiles {

        private final LayerFiles files = new JavaLayerFiles();

        @Override
        public List<Path> names(Path tree, Path directory) throws IOException {
            return files.names(tree, directory);
        }

        @Override
        public FileFacts facts(Path tree, Path file) throws IOException {
            return files.facts(tree, file);
        }

        @Override
        public boolean isOpaque(Path tree, Path directory) throws IOException {
            return files.isOpaque(tree, directory);
        }

        @Override
        public String linkTarget(Path tree, Path link) throws IOException {
            return files.linkTarget(tree, link);
        }

        @Override
        public ReadableByteChannel open(Path tree, Path file) {
            throw new AssertionError("read " + file);
        }
    }

    @Test
    void doesNotFollowLinksOutOfATree() throws IOException {
        trees.layer("l etc /etc").layer("l etc /etc").layer("d usr");
        assertEquals("", compare(0, 1));
    }

    @Test
    void listsAnyNumberOfPathsInPartsWithNoneTwiceAndNoneLeftOut() throws IOException {
        var lines = new StringBuilder("f zz 1\n");
        for (var file = 0; file < 1500; file++) {
            lines.append("f d%02d/e/%04d 0\n".formatted(file / 100, file));
        }
        trees.layer(lines.toString()).layer("f other 1").layer("d etc");
        var first =
                TreeComparison.compare(stack(0), stack(1), new JavaLayerFiles(), Optional.empty());
        assertTrue(first.next().isPresent(), "it is one part only");
        var paths = all(stack(0), stack(1)).stream().map(Difference::path).toList();
        assertEquals(1500 + 2 * 15 + 2, paths.size());
        assertEquals(paths.size(), new TreeSet<>(paths).size());
    }

    @Test
    void goesOnWhereAPathIsGoneThatAPartEndedAt() throws IOException {
        trees.layer("f a/b 1\nf c 1").layer("d other").layer("d etc");
        var files = new JavaLayerFiles();
        var part = TreeComparison.compare(stack(0), stack(1), files, Optional.of("/a/bb/c"));
        assertEquals("DELETED /c []\nADDED /other []\n", text(part.differences()));
    }

    @Test
    void endsWhenItIsInterrupted() throws IOException {
        trees.layer("f a 1").layer("f b 1").layer("d etc");
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> compare(0, 1));
        assertTrue(Thread.interrupted());
    }
}
