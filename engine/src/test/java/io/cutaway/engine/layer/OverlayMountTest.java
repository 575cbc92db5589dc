package io.cutaway.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.stream.Collectors.toSet;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Against the kernel: random layers are mounted as an overlay, listed, changed and listed again.
/// What the explorer says of the same layers must be what find(1) saw.
class OverlayMountTest {

    private static final int LAYERS = 4;
    private static final int DEPTH = 3;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    /// In a directory that isn't merged the kernel lists a whiteout's name without a file: find
    /// complains of it, and rightly leaves it out.
    private static final String SCRIPT =
            """
            set -e
            cd "$1"
            mount -t overlay overlay merged \
                -o userxattr,lowerdir=layer1:layer2:layer3:layer4,upperdir=layer0,workdir=work
            list() { find merged -mindepth 1 \\( -type d -printf '%P %y 0 %m %U %G %l\\n' \
                -o -printf '%P %y %s %m %U %G %l\\n' \\) 2> /dev/null || true; }
            list > before
            cd merged
            set +e
            . "$1/changes" 2> /dev/null
            cd ..
            list > after
            """;

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theExplorerSeesWhatTheKernelShows(long seed) throws IOException {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
                "mounting needs root");
        var random = new Random(seed);
        var trees = new LayerTrees(directory).layer("");
        for (var layer = 0; layer < LAYERS; layer++) {
            trees.layer(String.join("\n", randomTree(random, "", DEPTH)));
        }
        LayerTrees.makeOpaque(trees.tree(2));
        Files.createDirectory(directory.resolve("merged"));
        Files.createDirectory(directory.resolve("work"));
        Files.writeString(directory.resolve("changes"), randomChanges(random));

        var before = merged(trees.explorer(), "/", new ArrayList<>());
        LayerTrees.run(
                "unshare",
                "-m",
                "--propagation",
                "private",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                directory.toString());

        assertEquals(lines("before"), before.stream().sorted().toList());
        assertEquals(
                lines("after"),
                merged(trees.explorer(), "/", new ArrayList<>()).stream().sorted().toList());
        checkChanges(trees.layers());
    }

    private void checkChanges(List<LayerDirectory> layers) throws IOException {
        var before = paths("before", "");
        var after = paths("after", "");
        var directories = paths("after", "d");
        var changes =
                ChangeList.of(
                        layers.getFirst(), layers.subList(1, layers.size()), new JavaLayerFiles());
        var added = new TreeSet<>(after);
        added.removeAll(before);
        assertEquals(added, ofKind(changes, ChangeKind.ADDED));
        var deleted = new TreeSet<>(before);
        deleted.removeAll(after);
        deleted.removeIf(path -> !directories.contains(parent(path)));
        assertEquals(deleted, ofKind(changes, ChangeKind.DELETED));
    }

    private static Set<String> ofKind(ChangeList changes, ChangeKind kind) {
        return changes.changes().stream()
                .filter(change -> change.kind() == kind)
                .map(change -> change.path().substring(1))
                .collect(toSet());
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private Set<String> paths(String file, String type) throws IOException {
        var paths = new TreeSet<String>();
        if (type.equals("d")) {
            paths.add("");
        }
        for (var line : lines(file)) {
            var words = line.split(" ");
            if (type.isEmpty() || words[1].equals(type)) {
                paths.add(words[0]);
            }
        }
        return paths;
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file)).stream().sorted().toList();
    }

    private static List<String> merged(LayerExplorer explorer, String path, List<String> lines)
            throws IOException {
        for (var entry : explorer.list(path)) {
            if (!entry.isDeleted()) {
                lines.add(line(entry));
                if (entry.facts().isDirectory()) {
                    merged(explorer, entry.path(), lines);
                }
            }
        }
        return lines;
    }

    private static String line(LayerEntry entry) {
        var facts = entry.facts();
        var type =
                switch (facts.type()) {
                    case FILE -> "f";
                    case DIRECTORY -> "d";
                    case SYMLINK -> "l";
                    case CHARACTER_DEVICE -> "c";
                    case BLOCK_DEVICE -> "b";
                    case FIFO -> "p";
                    case SOCKET -> "s";
                };
        return "%s %s %d %o %d %d %s"
                .formatted(
                        entry.path().substring(1),
                        type,
                        facts.isDirectory() ? 0 : facts.size(),
                        facts.permissions(),
                        facts.uid(),
                        facts.gid(),
                        entry.linkTarget().orElse(""));
    }

    private static List<String> randomTree(Random random, String parent, int depth) {
        var lines = new ArrayList<String>();
        for (var name : NAMES) {
            var path = parent + name;
            switch (random.nextInt(8)) {
                case 0, 1 -> lines.add("f " + path + " " + random.nextInt(5000));
                case 2, 3, 4 -> {
                    lines.add((random.nextInt(4) == 0 ? "o " : "d ") + path);
                    if (depth > 1) {
                        lines.addAll(randomTree(random, path + "/", depth - 1));
                    }
                }
                case 5 -> lines.add("w " + path);
                case 6 -> lines.add("l " + path + " " + NAMES.get(random.nextInt(NAMES.size())));
                default -> {}
            }
        }
        return lines;
    }

    private static String randomChanges(Random random) {
        var lines = new ArrayList<String>();
        for (var i = 0; i < 40; i++) {
            var path = randomPath(random);
            lines.add(
                    switch (random.nextInt(6)) {
                        case 0, 1 -> "rm -rf " + path;
                        case 2 -> "mkdir -p " + path;
                        case 3 -> "[ -L " + path + " ] || echo changed >> " + path;
                        case 4 -> "[ -L " + path + " ] || chmod 700 " + path;
                        default -> "mv -T " + path + " " + randomPath(random);
                    });
        }
        return String.join("\n", lines) + "\n";
    }

    private static String randomPath(Random random) {
        var names = new String[1 + random.nextInt(DEPTH)];
        Arrays.setAll(names, _ -> NAMES.get(random.nextInt(NAMES.size())));
        return String.join("/", names);
    }
}
