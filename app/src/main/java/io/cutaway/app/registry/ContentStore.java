package io.cutaway.app.registry;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.system.Descriptor;

import java.util.List;

/// Where images come to lie, as a transfer sees it. The store checks and unpacks; whoever brings
/// the bytes decides nothing.
public interface ContentStore {

    /// How much of a layer there is.
    ///
    /// @param complete that nothing has to be sent
    /// @param bytes of its blob that were kept from a transfer that broke off
    record Presence(boolean complete, long bytes) {}

    /// How much there is of each layer, in the same order.
    List<Presence> check(List<ResolvedImage.Layer> layers);

    /// Takes a layer, and comes back when it is unpacked.
    ///
    /// @param source a pipe or a file with the blob's bytes from `offset` on
    /// @throws io.cutaway.engine.protocol.ProblemException `ContentMoved`, `ContentTruncated`, or
    ///   what is wrong with the layer
    Received receive(ResolvedImage.Layer layer, Descriptor source, long offset);

    /// What could not be kept of a layer.
    ///
    /// @param skippedDevices device nodes, which are never made
    /// @param squashedOwners files whose owner can't be expressed
    record Received(long skippedDevices, long squashedOwners) {}

    /// Makes an image of layers that are there.
    ///
    /// @param names it gets; whatever had one loses it
    Added add(List<String> names, byte[] manifest, byte[] config);

    /// The image is there.
    ///
    /// @param runnable whether it is for this computer's kind of machine
    record Added(String digest, boolean runnable) {}

    /// What an image is sent from.
    ///
    /// @param digest of the manifest as it came, or was made
    /// @param otherNames all its names
    record Source(Digest digest, List<String> otherNames) {}

    /// Finds an image by name or digest.
    Source find(String image);

    /// Opens a manifest, a configuration or a layer.
    Blob open(Digest digest);

    /// A blob open for reading; whoever asked closes it.
    record Blob(Descriptor descriptor, long size) implements AutoCloseable {
        @Override
        public void close() {
            descriptor.close();
        }
    }
}
