package io.cutaway.helper.image;

import java.nio.file.Path;

/// A tree on disk that is to become an archive, or one layer of it.
///
/// @param directory its root
/// @param owners how the owners of its files are called in the archive
public record ArchivedTree(Path directory, IdShift owners) {}
