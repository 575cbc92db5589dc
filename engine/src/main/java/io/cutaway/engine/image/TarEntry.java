package io.cutaway.engine.image;

import java.util.List;

/// One entry of a tar archive.
public sealed interface TarEntry {

    TarMetadata metadata();

    /// A file of `size` bytes. Only the bytes of the `extents` are in the archive, one after
    /// another; what lies between them is a hole. A file without holes has one extent.
    record RegularFile(TarMetadata metadata, long size, List<Extent> extents) implements TarEntry {

        public RegularFile {
            extents = List.copyOf(extents);
        }

        /// A file without holes.
        public RegularFile(TarMetadata metadata, long size) {
            this(metadata, size, List.of(new Extent(0, size)));
        }
    }

    /// A piece of a file that has content: `length` bytes from `offset`.
    record Extent(long offset, long length) {}

    record Directory(TarMetadata metadata) implements TarEntry {}

    /// A symbolic link; its text is free, it may lead anywhere.
    record SymbolicLink(TarMetadata metadata, String target) implements TarEntry {}

    /// Another name of a file that came earlier; `target` has the form of [TarMetadata#path()].
    record HardLink(TarMetadata metadata, String target) implements TarEntry {}

    record DeviceNode(TarMetadata metadata, DeviceKind kind, long major, long minor)
            implements TarEntry {}

    enum DeviceKind {
        BLOCK,
        CHARACTER
    }

    record Fifo(TarMetadata metadata) implements TarEntry {}
}
