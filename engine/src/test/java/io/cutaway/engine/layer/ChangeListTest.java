package io.cutaway.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.util.stream.Collectors.joining;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

class ChangeListTest {

    private static final String LOWER = "f etc/passwd 5\nf etc/gone 1\nf opt/a 1\nf opt/b 1";

    @TempDir Path directory;

    @Test
    void anEmptyUpperChangesNothing() throws IOException {
        check("", LOWER, "");
    }

    @Test
    void changesAreNamedWithTheirDirectories() throws IOException {
        check(
                "f etc/passwd 6\nf etc/new/file 1\nw etc/gone\nw etc/never",
                LOWER,
                """
                C /etc
                D /etc/gone
                A /etc/new
                A /etc/new/file
                C /etc/passwd
                """);
    }

    @Test
    void aReplacedDirectoryLosesTheNamesThatAreNotThereAgain() throws IOException {
        check(
                "o opt\nf opt/b 2",
                LOWER,
                """
                C /opt
                D /opt/a
                C /opt/b
                """);
    }

    @Test
    void aDeletedDirectoryIsOneLine() throws IOException {
        check("w opt", LOWER, "D /opt\n");
    }

    @Test
    void aDirectoryInPlaceOfAFileIsChangedAndItsNamesAdded() throws IOException {
        check("f etc/passwd/x 1", LOWER, "A /etc/passwd/x\nC /etc/passwd\n");
    }

    @Test
    void aFileInPlaceOfADirectoryIsOneLine() throws IOException {
        check("f opt 1", LOWER, "C /opt\n");
    }

    /// The times of the directories are made equal, as overlayfs copies them.
    private void check(String upper, String lower, String expected) throws IOException {
        var trees = new LayerTrees(directory).layer(upper).layer(lower);
        for (var tree = 0; tree < 2; tree++) {
            try (var files = Files.walk(trees.tree(tree))) {
                for (var path : files.filter(Files::isDirectory).toList()) {
                    Files.setLastModifiedTime(path, FileTime.fromMillis(0));
                }
            }
        }
        var layers = trees.layers();
        var changes = ChangeList.of(layers.getFirst(), layers.subList(1, 2), new JavaLayerFiles());
        assertEquals(
                expected.lines().sorted().toList(),
                changes.changes().stream()
                        .map(ChangeList.Change::toString)
                        .collect(joining("\n"))
                        .lines()
                        .sorted()
                        .toList());
    }
}
