package io.cutaway.engine.layer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The directories that all layers have at one path, and by the rules of overlayfs, what of them
/// can be seen.
///
/// A directory merges with those below it until a layer has a whiteout, an opaque directory or
/// something that isn't a directory. A symbolic link is such a thing: it is never followed, so it
/// hides the directories below it.
final class MergedDirectory {

    /// One layer's directory.
    ///
    /// @param covers the layers above that hide it
    record Part(int layer, BitSet covers) {}

    /// What to do when a file can't be read: to give up, or to note it.
    interface Failures {

        /// Gives up.
        Failures THROW =
                (_, _, cause) -> {
                    throw cause;
                };

        void failed(int layer, Path path, IOException cause) throws IOException;
    }

    private static final BitSet NOTHING = new BitSet(0);

    private final List<LayerDirectory> layers;
    private final LayerFiles files;
    private final Failures failures;
    private final Path path;
    private final List<Part> parts;

    private MergedDirectory(
            List<LayerDirectory> layers,
            LayerFiles files,
            Failures failures,
            Path path,
            List<Part> parts) {
        this.layers = layers;
        this.files = files;
        this.failures = failures;
        this.path = path;
        this.parts = parts;
    }

    /// The root, at which all layers merge: the kernel doesn't look whether one is opaque there.
    static MergedDirectory root(List<LayerDirectory> layers, LayerFiles files, Failures failures) {
        var parts = new ArrayList<Part>();
        for (var layer = 0; layer < layers.size(); layer++) {
            parts.add(new Part(layer, NOTHING));
        }
        return new MergedDirectory(layers, files, failures, Path.of(""), parts);
    }

    Path path() {
        return path;
    }

    /// Whether no layer has a directory here.
    boolean isNowhere() {
        return parts.isEmpty();
    }

    /// Goes down to one of the names.
    MergedDirectory child(MergedName name) {
        return new MergedDirectory(layers, files, failures, name.path(), name.parts());
    }

    /// One name of this directory, without listing it.
    MergedName name(Path name) throws IOException {
        return merged(path.resolve(name), parts);
    }

    /// Every name that a layer has here, sorted by their text.
    List<MergedName> names() throws IOException {
        var byText = new TreeMap<String, Named>();
        for (var part : parts) {
            for (var name : names(part)) {
                byText.computeIfAbsent(FileNames.text(name), _ -> new Named(name)).add(part);
            }
        }
        var merged = new ArrayList<MergedName>();
        for (var named : byText.values()) {
            merged.add(merged(path.resolve(named.name), named.parts));
        }
        return merged;
    }

    private List<Path> names(Part part) throws IOException {
        try {
            return files.names(layers.get(part.layer()).tree(), path);
        } catch (NoSuchFileException absent) {
            // A running container may remove it meanwhile; but a layer without a root is broken.
            if (path.toString().isEmpty()) {
                failures.failed(part.layer(), path, absent);
            }
            return List.of();
        } catch (IOException failure) {
            failures.failed(part.layer(), path, failure);
            return List.of();
        }
    }

    private MergedName merged(Path file, List<Part> parents) throws IOException {
        var found = new ArrayList<Occurrence>();
        for (var parent : parents) {
            facts(parent.layer(), file)
                    .map(facts -> new Occurrence(parent.layer(), facts, parent.covers()))
                    .ifPresent(found::add);
        }
        return new MergedName(file, found.size() < 2 ? found : cover(file, found));
    }

    /// Adds to each occurrence which of those above it hide it.
    private List<Occurrence> cover(Path file, List<Occurrence> found) throws IOException {
        var covers = new BitSet();
        var directories = new BitSet();
        var covered = new ArrayList<Occurrence>();
        for (var occurrence : found) {
            var facts = occurrence.facts();
            var all = (BitSet) covers.clone();
            all.or(occurrence.covers());
            if (!facts.isDirectory()) {
                all.or(directories);
            }
            covered.add(new Occurrence(occurrence.layer(), facts, all));
            if (facts.isDirectory()) {
                directories.set(occurrence.layer());
            }
            var isLast = covered.size() == found.size();
            if (!isLast && (!facts.isDirectory() || isOpaque(occurrence.layer(), file))) {
                covers.set(occurrence.layer());
            }
        }
        return covered;
    }

    private Optional<FileFacts> facts(int layer, Path file) throws IOException {
        try {
            return Optional.of(files.facts(layers.get(layer).tree(), file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            failures.failed(layer, file, failure);
            return Optional.empty();
        }
    }

    private boolean isOpaque(int layer, Path file) throws IOException {
        try {
            return files.isOpaque(layers.get(layer).tree(), file);
        } catch (IOException failure) {
            failures.failed(layer, file, failure);
            return false;
        }
    }

    /// A name and the layers that have it.
    private static final class Named {

        private final Path name;
        private final List<Part> parts = new ArrayList<>();

        Named(Path name) {
            this.name = name;
        }

        void add(Part part) {
            parts.add(part);
        }
    }
}
