package io.cutaway.helper.image;

import io.cutaway.helper.image.ImageException.Code;

import java.util.Optional;

/// An entry that takes something of the layers below away (OCI image specification, layer.md,
/// "Whiteouts").
sealed interface Whiteout {

    /// The file or directory of that path is gone.
    record OfPath(String path) implements Whiteout {}

    /// All that the layers below have in that directory is gone.
    record OfContents(String directory) implements Whiteout {}

    /// A note of the old aufs that means nothing to other file systems.
    record Note() implements Whiteout {}

    String PREFIX = ".wh.";
    String OPAQUE = ".wh..wh..opq";

    /// What an entry of that path takes away, if it is one that does.
    static Optional<Whiteout> of(String path) throws ImageException {
        var name = LayerTree.nameOf(path);
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var directory = LayerTree.parentOf(path);
        if (name.equals(OPAQUE)) {
            return Optional.of(new OfContents(directory));
        }
        var hidden = name.substring(PREFIX.length());
        if (hidden.startsWith(PREFIX)) {
            return Optional.of(new Note());
        }
        if (hidden.isEmpty() || hidden.equals(".") || hidden.equals("..")) {
            throw new ImageException(Code.BAD_WHITEOUT, path);
        }
        return Optional.of(new OfPath(directory.isEmpty() ? hidden : directory + "/" + hidden));
    }
}
