package io.cutaway.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.joining;

import io.cutaway.engine.layer.LayerEntry.HiddenCopy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class LayerExplorerTest {

    @TempDir Path directory;

    private LayerTrees trees = new LayerTrees(Path.of("/"));

    @BeforeEach
    void begin() {
        trees = new LayerTrees(directory);
    }

    @Test
    void aDirectoryListsWhatTheLayersMergeToAndWhatTheyDeleted() throws IOException {
        trees.layer("f etc/new 1\nw etc/gone\nf etc/passwd 11")
                .layer("f etc/middle 3\nf etc/passwd 22\nf etc/gone 7\nw etc/nothing")
                .layer("f etc/base 5\nf etc/passwd 33\nl etc/link ../usr\nd etc/ssl");
        check(
                "/etc",
                """
                base FILE 5 layer2 UNCHANGED
                gone FILE 7 layer1 DELETED by layer0 hides 1:7
                link SYMLINK 6 layer2 UNCHANGED -> ../usr
                middle FILE 3 layer1 ADDED
                new FILE 1 layer0 ADDED
                nothing CHARACTER_DEVICE 0 layer1 DELETED by layer1
                passwd FILE 11 layer0 CHANGED hides 1:22 2:33
                ssl DIRECTORY layer2 UNCHANGED
                """);
    }

    @Test
    void anOpaqueDirectoryHidesTheNamesBelow() throws IOException {
        trees.layer("o var/cache\nf var/cache/kept 2")
                .layer("f var/cache/kept 4\nf var/cache/lost 8\nf var/log 1");
        check(
                "/var/cache",
                """
                kept FILE 2 layer0 CHANGED hides 1:4
                lost FILE 8 layer1 DELETED by layer0 hides 1:8
                """);
        check(
                "/var",
                """
                cache DIRECTORY layer0 UNCHANGED hides 1:dir
                log FILE 1 layer1 UNCHANGED
                """);
    }

    @Test
    void aLinkHidesTheDirectoriesBelowAndIsNotFollowed() throws IOException {
        trees.layer("l lib usr/lib\nf usr/lib/x 1").layer("f lib/y 2");
        check(
                "/lib",
                """
                y FILE 2 layer1 DELETED by layer0 hides 1:2
                """);
        check(
                "/",
                """
                lib SYMLINK 7 layer0 CHANGED -> usr/lib hides 1:dir
                usr DIRECTORY layer0 ADDED
                """);
    }

    @Test
    void aLinkOutOfTheLayerLeadsNowhere() throws IOException {
        var outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        trees.layer("l way " + outside);
        var explorer = trees.explorer();
        assertThrows(NoSuchFileException.class, () -> explorer.list("/way"));
        assertEquals(Optional.empty(), explorer.find("/way/secret"));
        assertThrows(IllegalArgumentException.class, () -> explorer.list("/../outside"));
        var files = new JavaLayerFiles();
        assertThrows(IOException.class, () -> files.names(trees.tree(0), Path.of("way")));
    }

    @Test
    void aDeletedDirectoryCanStillBeLookedInto() throws IOException {
        trees.layer("w opt").layer("f opt/a/b 9");
        check("/opt/a", "b FILE 9 layer1 DELETED by layer0 hides 1:9\n");
    }

    @Test
    void aDirectoryOverAFileOverADirectoryIsNotMerged() throws IOException {
        trees.layer("f x/top 1").layer("f x 2").layer("f x/bottom 3");
        check(
                "/x",
                """
                bottom FILE 3 layer2 DELETED by layer1 hides 2:3
                top FILE 1 layer0 ADDED
                """);
        check("/", "x DIRECTORY layer0 CHANGED hides 1:2 2:dir\n");
    }

    @Test
    void aCopiedDirectoryIsChangedOnlyWhenItsModeIs() throws IOException {
        trees.layer("d same\nd other").layer("d same\nd other");
        Files.setPosixFilePermissions(
                trees.tree(0).resolve("other"), PosixFilePermissions.fromString("rwx------"));
        check("/", "other DIRECTORY layer0 CHANGED\nsame DIRECTORY layer0 UNCHANGED\n");
        var same = trees.explorer().find("/same").orElseThrow();
        assertEquals(List.of(0, 1), same.mergedLayers());
        assertEquals("rwxr-xr-x", same.facts().permissionText());
    }

    private void check(String path, String expected) throws IOException {
        var actual = trees.explorer().list(path).stream().map(LayerExplorerTest::line);
        assertEquals(expected, actual.collect(joining("\n", "", "\n")), path);
    }

    private static String line(LayerEntry entry) {
        var facts = entry.facts();
        return entry.name()
                + " "
                + facts.type()
                + (facts.isDirectory() ? "" : " " + facts.size())
                + " layer"
                + entry.layer()
                + " "
                + entry.kind()
                + entry.linkTarget().map(target -> " -> " + target).orElse("")
                + (entry.deletedBy().isPresent() ? " by layer" + entry.deletedBy().getAsInt() : "")
                + (entry.hides().isEmpty() ? "" : " hides")
                + entry.hides().stream().map(LayerExplorerTest::copy).collect(joining());
    }

    private static String copy(HiddenCopy copy) {
        var size = copy.facts().isDirectory() ? "dir" : Long.toString(copy.facts().size());
        return " " + copy.layer() + ":" + size;
    }

    @Test
    void aPathsLifeGoesThroughEveryLayerThatHadIt() throws IOException {
        trees.layer("f a/x 1").layer("w a/x").layer("f a/x 2").layer("f a/x 3").layer("d b");
        checkLife("/a/x", "0 VISIBLE, 1 WHITEOUT by 0, 2 DELETED by 1, 3 HIDDEN by 2");
        checkLife("/a", "0 VISIBLE, 1 MERGED, 2 MERGED, 3 MERGED");
        checkLife("/nowhere", "");
    }

    @Test
    void aPathBelowADeletedDirectoryWasDeletedToo() throws IOException {
        trees.layer("w a").layer("f a/x 1");
        checkLife("/a/x", "1 DELETED by 0");
    }

    private void checkLife(String path, String expected) throws IOException {
        var life = trees.explorer().lifeOf(path);
        assertEquals(path, life.path());
        assertEquals(
                expected,
                life.appearances().stream()
                        .map(found -> found.layer() + " " + found.state() + by(found.by()))
                        .collect(joining(", ")));
    }

    private static String by(OptionalInt layer) {
        return layer.isPresent() ? " by " + layer.getAsInt() : "";
    }

    @Test
    void aNameThatIsNotTextIsListedAndFoundByItsEscapes() throws IOException {
        trees.layer("d etc").layer("d etc");
        LayerTrees.run(
                "bash",
                "-c",
                "cd \"$1/etc\" && mkdir $'b\\xffd' && echo 1 > $'b\\xffd/\\xc3\\xa4\\xc3' "
                        + "&& echo 22 > 'ä ö' && echo 333 > '\\xff' && echo 4444 > 'a\\b'",
                "bash",
                trees.tree(1).toString());
        var names = trees.explorer().list("/etc").stream().map(LayerEntry::name).toList();
        assertEquals(List.of("\\x5cxff", "a\\b", "b\\xffd", "ä ö"), names);
        checkSize("/etc/b\\xffd/ä\\xc3", 2);
        checkSize("/etc/ä ö", 3);
        checkSize("/etc/\\x5cxff", 4);
        checkSize("/etc/a\\b", 5);
        assertEquals(1, trees.explorer().list("/etc/b\\xffd").size());
        assertEquals(14, trees.explorer().summary().bytes());
    }

    private void checkSize(String path, long expected) throws IOException {
        var entry = trees.explorer().find(path).orElseThrow(() -> new AssertionError(path));
        assertEquals(expected, entry.facts().size());
        assertEquals(path, entry.path());
    }

    @Test
    void theSummaryCountsWhatEachLayerHoldsAndWastes() throws IOException {
        trees.layer("w a/doc\nf a/x 10\nd b")
                .layer("f a/x 100\nf a/doc/one 1000\nf a/doc/sub/two 2000\nf a/y 5")
                .layer("f a/x 10000\nw a/z");
        Files.createLink(trees.tree(1).resolve("a/y2"), trees.tree(1).resolve("a/y"));
        var summary = trees.explorer().summary();
        checkLayer(summary, 0, "files 1 directories 2 whiteouts 1 bytes 10 wasted 0 0");
        checkLayer(summary, 1, "files 5 directories 3 whiteouts 0 bytes 3105 wasted 3 3100");
        checkLayer(summary, 2, "files 1 directories 1 whiteouts 1 bytes 10000 wasted 1 10000");
        assertEquals(
                List.of(
                        new StackSummary.Waste("/a/x", 2, 1, 1, 10000),
                        new StackSummary.Waste("/a/doc", 1, 0, 2, 3000),
                        new StackSummary.Waste("/a/x", 1, 0, 1, 100)),
                summary.waste());
        assertEquals(13100, summary.wastedBytes());
        assertTrue(summary.unreadable().isEmpty());
    }

    private static void checkLayer(StackSummary summary, int layer, String expected) {
        var actual = summary.layers().get(layer);
        assertEquals(
                expected,
                "files %d directories %d whiteouts %d bytes %d wasted %d %d"
                        .formatted(
                                actual.files(),
                                actual.directories(),
                                actual.whiteouts(),
                                actual.bytes(),
                                actual.wastedFiles(),
                                actual.wastedBytes()));
    }

    @Test
    void aLayerWithoutATreeIsReportedNotTakenForEmpty() throws IOException {
        trees.layer("f a 1").layer("f b 1");
        Files.delete(trees.tree(1).resolve("b"));
        Files.delete(trees.tree(1));
        var explorer = trees.explorer();
        assertThrows(NoSuchFileException.class, () -> explorer.list("/"));
        assertEquals(1, explorer.summary().unreadable().size());
    }
}
