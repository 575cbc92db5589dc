package io.cutaway.engine.protocol;

import java.util.List;

/// How an image comes into the store piece by piece, from a registry or an archive, and how its
/// pieces are read again. A piece is named by its digest, `sha256:` and 64 hexadecimal digits.
///
/// ```
/// CheckContent   which layers are there already
/// ReceiveLayer   each of the others, several at once
/// AddImage       manifest and configuration: now the image is there
/// ```
///
/// Layers that came and belong to no image yet are kept for a day, so that a transfer that broke
/// off goes on where it ended.
///
/// @param <R> the reply
public sealed interface ContentRequest<R extends Record> extends ImageRequest<R> {

    /// How much of some layers the store has.
    record CheckContent(List<LayerId> layers) implements ContentRequest<CheckContent.Content> {

        /// The same order as asked.
        public record Content(List<LayerContent> layers) {}

        @Override
        public Class<Content> replyType() {
            return Content.class;
        }
    }

    /// A layer as an image names it.
    ///
    /// @param digest of its blob: the archive as it is sent, compressed or not
    /// @param diffId of the tar archive in it
    record LayerId(String digest, String diffId) {}

    /// What the store has of a layer.
    enum ContentState {
        /// Blob and unpacked tree; nothing to send.
        COMPLETE,
        /// The beginning of the blob, from a transfer that broke off.
        PARTIAL,
        /// Nothing.
        ABSENT
    }

    /// What the store has of a layer.
    ///
    /// @param bytes of the blob; where [ReceiveLayer] is to go on
    record LayerContent(String digest, ContentState state, long bytes) {}

    /// Takes a layer, checks it, and unpacks it on the way. It appears when size, digest and diff
    /// ID are as announced, whole or not at all.
    ///
    /// A source that ends early is answered with `ContentTruncated`, and what came is kept. When
    /// the same layer comes twice at once, the second call waits for the first, reads nothing, and
    /// answers the same. Of a layer that is there already nothing is read. Closing the connection
    /// cancels; what came is kept too.
    ///
    /// @param size of the whole blob
    /// @param mediaType as its manifest says: OCI's or Docker's, plain, `gzip` or `zstd`
    /// @param sourceDescriptor a regular file or a pipe, read from where it stands: the blob's
    ///   bytes from `offset` on. Whoever sent a regular file can watch it move.
    /// @param offset what [LayerContent#bytes()] said; `ContentMoved` when that has changed
    record ReceiveLayer(
            String digest,
            long size,
            String mediaType,
            String diffId,
            int sourceDescriptor,
            long offset)
            implements ContentRequest<ReceiveLayer.Received> {

        /// The layer is there.
        ///
        /// @param bytes of the files unpacked
        /// @param skippedDevices device nodes in the archive, which are never made
        /// @param squashedOwners entries whose owner a single-id map can't express
        public record Received(
                String digest,
                String diffId,
                long bytes,
                long skippedDevices,
                long squashedOwners) {}

        @Override
        public Class<Received> replyType() {
            return Received.class;
        }
    }

    /// Adds an image whose layers are there, and gives it names; whatever had a name loses it.
    /// `NoSuchContent` when a layer is missing.
    ///
    /// @param names may be empty: the image is found by its digest then
    /// @param manifestDescriptor an OCI manifest or one of Docker's schema 2, byte by byte as it
    ///   came, because its digest counts; a regular file or a pipe of at most 4 MiB
    /// @param configDescriptor the configuration that the manifest names, in the same way
    record AddImage(List<String> names, int manifestDescriptor, int configDescriptor)
            implements ContentRequest<AddImage.Added> {

        /// The image is there.
        ///
        /// @param digest of the manifest as it came
        /// @param id digest of the configuration
        /// @param runnable whether it is for this computer's kind of machine
        public record Added(
                List<String> names, String digest, String id, long bytes, boolean runnable) {}

        @Override
        public Class<Added> replyType() {
            return Added.class;
        }
    }

    /// Opens a blob of an image for reading: a layer, a configuration, a manifest as it came or as
    /// the layout has it.
    record OpenBlob(String digest) implements ContentRequest<OpenBlob.Opened> {

        /// Open for reading, from the beginning.
        public record Opened(int blobDescriptor, long size) {}

        @Override
        public Class<Opened> replyType() {
            return Opened.class;
        }
    }
}
