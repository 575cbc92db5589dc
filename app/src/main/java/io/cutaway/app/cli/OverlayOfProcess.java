package io.cutaway.app.cli;

import io.cutaway.engine.layer.JavaLayerFiles;
import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.LayerExplorer;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The layers under the root of any process, from the options of its overlay mount (kernel document
/// overlayfs.rst): `lowerdir` top first with colons between, or `lowerdir+` for each.
final class OverlayOfProcess {

    private static final Path NOWHERE = Path.of("/nonexistent");

    private OverlayOfProcess() {}

    /// @throws CliException when the root is no overlay, or its layers lie where the caller can't
    ///   find them
    static LayerPages read(int pid) {
        try {
            var mounts = MountTable.read(Path.of("/proc/" + pid + "/mountinfo"));
            var layers = mounts.providing("/").map(OverlayOfProcess::layers).orElse(List.of());
            if (layers.isEmpty() || !layers.stream().allMatch(OverlayOfProcess::isFound)) {
                throw new CliException(CliMessage.NO_LAYERS, Integer.toString(pid));
            }
            return new LayerPages.OnDisk(new LayerExplorer(layers, new JavaLayerFiles()));
        } catch (IOException _) {
            throw new CliException(CliMessage.NO_SUCH_PROCESS, Integer.toString(pid));
        }
    }

    private static boolean isFound(LayerDirectory layer) {
        return Files.isDirectory(layer.tree());
    }

    static List<LayerDirectory> layers(MountPoint root) {
        var layers = new ArrayList<LayerDirectory>();
        if (!root.filesystemType().equals("overlay")) {
            return layers;
        }
        for (var option : root.superOptions()) {
            if (option.startsWith("upperdir=")) {
                var tree = Path.of(option.substring("upperdir=".length()));
                layers.addFirst(layer(LayerDirectory.UPPER, tree));
            } else if (option.startsWith("lowerdir")) {
                for (var tree : option.substring(option.indexOf('=') + 1).split(":", -1)) {
                    layers.addLast(layer(tree, Path.of(tree)));
                }
            }
        }
        return layers;
    }

    /// A relative name was looked up where the mounter stood, which nobody knows any more.
    private static LayerDirectory layer(String id, Path tree) {
        return new LayerDirectory(id, tree.isAbsolute() ? tree : NOWHERE);
    }
}
