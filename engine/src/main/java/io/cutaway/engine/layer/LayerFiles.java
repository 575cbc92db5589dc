package io.cutaway.engine.layer;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;

/// How files of a layer are looked at. No method follows a symbolic link in the last component.
///
/// Every method gets the layer's root apart from the path below it, so that an implementation with
/// openat2(2) can refuse links in every component at once. [JavaLayerFiles] can't do that: while a
/// hostile container writes to its upper directory, it could swap a directory for a link between
/// two calls. Its reader must therefore have no more rights than the container's owner.
public interface LayerFiles {

    /// The names in a directory as relative paths of one name, in no order.
    ///
    /// @param tree the layer's root
    /// @param directory below it; the empty path for the root itself
    List<Path> names(Path tree, Path directory) throws IOException;

    /// The inode's facts.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no such file
    FileFacts facts(Path tree, Path file) throws IOException;

    /// Whether a directory hides what lower layers have at its path.
    boolean isOpaque(Path tree, Path directory) throws IOException;

    /// The text of a symbolic link, with invalid bytes escaped as in [FileNames].
    String linkTarget(Path tree, Path link) throws IOException;

    /// A regular file for reading. Reading ends with an exception when the thread is interrupted.
    ReadableByteChannel open(Path tree, Path file) throws IOException;
}
