package io.cutaway.engine.layer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One path in all layers that have it, top first.
///
/// @param path below the root
record MergedName(Path path, List<Occurrence> occurrences) {

    /// What the merged tree shows here.
    Optional<Occurrence> provider() {
        return firstVisibleBelow(-1);
    }

    /// What would be shown if the layers up to `top` were taken away.
    Optional<Occurrence> firstVisibleBelow(int top) {
        return occurrences.stream()
                .filter(occurrence -> occurrence.isVisibleBelow(top))
                .findFirst();
    }

    /// What a layer itself has here.
    Optional<Occurrence> in(int layer) {
        return occurrences.stream().filter(occurrence -> occurrence.layer() == layer).findFirst();
    }

    /// Every copy that isn't a whiteout.
    List<Occurrence> copies() {
        return occurrences.stream().filter(occurrence -> !occurrence.facts().isWhiteout()).toList();
    }

    /// The directories of the layers at this path, the hidden ones too.
    List<MergedDirectory.Part> parts() {
        return occurrences.stream()
                .filter(occurrence -> occurrence.facts().isDirectory())
                .map(found -> new MergedDirectory.Part(found.layer(), found.covers()))
                .toList();
    }

    /// How the merged tree differs here from the layers below the one that provides it.
    ChangeKind changeKind(int bottom) {
        return provider().map(found -> changeKind(found, bottom)).orElse(ChangeKind.DELETED);
    }

    private ChangeKind changeKind(Occurrence provider, int bottom) {
        if (provider.layer() == bottom) {
            return ChangeKind.UNCHANGED;
        }
        return firstVisibleBelow(provider.layer())
                .map(below -> isSameDirectory(provider.facts(), below.facts()))
                .map(same -> same ? ChangeKind.UNCHANGED : ChangeKind.CHANGED)
                .orElse(ChangeKind.ADDED);
    }

    /// A directory is copied to a layer whenever something below it changes; it has changed itself
    /// only when its owner or mode has.
    static boolean isSameDirectory(FileFacts facts, FileFacts below) {
        return facts.isDirectory()
                && below.isDirectory()
                && facts.permissions() == below.permissions()
                && facts.uid() == below.uid()
                && facts.gid() == below.gid();
    }
}
