package io.cutaway.engine.layer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A stack of layer trees on disk, seen as overlayfs merges them, with what the merging hides.
///
/// Listing a directory reads that directory in each layer and nothing else; nothing is kept, so
/// every call shows the state of that moment. Paths are text: absolute, without `..`, bytes that
/// aren't UTF-8 written `\xNN`.
///
/// Not known here: `redirect_dir`, `metacopy` and whiteouts by attribute, none of which a mount
/// with `userxattr` by Cutaway makes.
public final class LayerExplorer {

    private final List<LayerDirectory> layers;
    private final LayerFiles files;

    /// @param layers top first; a container's writable layer is the first
    /// @param files how their files are looked at
    public LayerExplorer(List<LayerDirectory> layers, LayerFiles files) {
        this.layers = List.copyOf(layers);
        this.files = files;
    }

    /// The layers, top first. Their places here are how all answers name them.
    public List<LayerDirectory> layers() {
        return layers;
    }

    /// The names of a directory by their text, those that were deleted too. A directory that itself
    /// was deleted or replaced can be listed: all its names are deleted ones.
    ///
    /// @throws NoSuchFileException when no layer has a directory there
    public List<LayerEntry> list(String path) throws IOException {
        var directory = root();
        for (var name : names(path)) {
            directory = directory.child(directory.name(name));
        }
        if (directory.isNowhere()) {
            throw new NoSuchFileException(path);
        }
        var entries = new ArrayList<LayerEntry>();
        for (var name : directory.names()) {
            // A file that went away while the directory was read occurs nowhere.
            if (!name.occurrences().isEmpty()) {
                entries.add(entry(name));
            }
        }
        return List.copyOf(entries);
    }

    /// One path; empty when no layer has it. The root isn't an entry of anything.
    public Optional<LayerEntry> find(String path) throws IOException {
        var name = merged(names(path));
        return name.occurrences().isEmpty() ? Optional.empty() : Optional.of(entry(name));
    }

    /// Every layer in which a path has lived; none when no layer has it.
    public PathLife lifeOf(String path) throws IOException {
        var name = merged(names(path));
        return PathLife.of(text(name.path()), name);
    }

    /// What each layer holds and wastes: reads every directory of every layer once.
    public StackSummary summary() throws IOException {
        return new SummaryWalk(layers, files).summary();
    }

    private MergedDirectory root() {
        return MergedDirectory.root(layers, files, MergedDirectory.Failures.THROW);
    }

    private MergedName merged(List<Path> names) throws IOException {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the root has no name");
        }
        var directory = root();
        for (var name : names.subList(0, names.size() - 1)) {
            directory = directory.child(directory.name(name));
        }
        return directory.name(names.getLast());
    }

    private static List<Path> names(String path) {
        if (path.indexOf('\0') >= 0 || Arrays.asList(path.split("/")).contains("..")) {
            throw new IllegalArgumentException("not a path within a layer: " + path);
        }
        return Arrays.stream(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .map(FileNames::path)
                .toList();
    }

    private LayerEntry entry(MergedName name) throws IOException {
        var shown = name.provider().or(() -> name.copies().stream().findFirst());
        // Only whiteouts: something was deleted that no layer has.
        var source = shown.orElseGet(() -> name.occurrences().getFirst());
        return new LayerEntry(
                text(name.path()),
                FileNames.text(name.path().getFileName()),
                source.facts(),
                linkTarget(source, name.path()),
                source.layer(),
                name.changeKind(layers.size() - 1),
                deletedBy(name, source),
                mergedLayers(name),
                hidden(name));
    }

    private static OptionalInt deletedBy(MergedName name, Occurrence source) {
        if (name.provider().isPresent()) {
            return OptionalInt.empty();
        }
        return source.facts().isWhiteout() ? OptionalInt.of(source.layer()) : source.hiddenBy();
    }

    private static List<Integer> mergedLayers(MergedName name) {
        return name.copies().stream()
                .filter(copy -> copy.isVisible() && copy.facts().isDirectory())
                .map(Occurrence::layer)
                .toList();
    }

    private static List<LayerEntry.HiddenCopy> hidden(MergedName name) {
        return name.copies().stream()
                .filter(copy -> !copy.isVisible())
                .map(copy -> new LayerEntry.HiddenCopy(copy.layer(), copy.facts()))
                .toList();
    }

    private Optional<String> linkTarget(Occurrence link, Path path) throws IOException {
        if (link.facts().type() != FileType.SYMLINK) {
            return Optional.empty();
        }
        return Optional.of(files.linkTarget(layers.get(link.layer()).tree(), path));
    }

    private static String text(Path path) {
        return "/" + FileNames.text(path);
    }
}
