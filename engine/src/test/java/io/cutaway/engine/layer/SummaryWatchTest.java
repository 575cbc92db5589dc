package io.cutaway.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SummaryWatchTest {

    @TempDir Path directory;

    private LayerTrees trees = new LayerTrees(Path.of("/"));
    private final SummaryWatch watch = new SummaryWatch(new JavaLayerFiles());

    @BeforeEach
    void make() throws IOException {
        trees =
                new LayerTrees(directory)
                        .layer("f var/log/mine 3\nd etc")
                        .layer("f etc/passwd 22\nf var/log/base 5");
    }

    @Test
    void whatIsAsItWasIsNotWalkedAgain() throws IOException {
        var first = seen();
        assertSame(first, seen());
        // Nobody writes to a lower layer: that this is not seen shows that none was read.
        Files.write(trees.tree(1).resolve("etc/more"), new byte[7]);
        assertSame(first, seen());
    }

    @Test
    void everyChangeOfTheUpperLayerIsSeen() throws IOException {
        var upper = trees.tree(0);
        var file = upper.resolve("var/log/mine");
        isSeen(() -> Files.write(file, new byte[4]));
        isSeen(() -> Files.move(file, upper.resolve("var/log/base")));
        isSeen(() -> LayerTrees.makeWhiteouts(List.of(upper.resolve("etc/passwd"))));
        isSeen(() -> Files.delete(upper.resolve("etc/passwd")));
        isSeen(() -> Files.createDirectories(upper.resolve("srv/deep/folder")));
    }

    private interface Change {
        void make() throws IOException;
    }

    private void isSeen(Change change) throws IOException {
        var before = seen();
        change.make();
        var expected = trees.explorer().summary();
        assertEquals(expected, seen());
        assertNotEquals(before, expected);
    }

    private StackSummary seen() throws IOException {
        return watch.of(trees.explorer());
    }
}
