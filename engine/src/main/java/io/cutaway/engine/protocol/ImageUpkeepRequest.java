package io.cutaway.engine.protocol;

import io.cutaway.engine.protocol.HelperRequest.Done;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is done with images that are there: names, images of containers, space.
///
/// @param <R> the reply
public sealed interface ImageUpkeepRequest<R extends Record> extends ImageRequest<R> {

    /// Gives an image one more name; whatever had the name loses it.
    record TagImage(String image, String name) implements ImageUpkeepRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }

    /// Makes an image of a container: its image's layers, and what it changed as one more.
    ///
    /// @param name absent for an image without a name
    /// @param message what the history says
    record CommitContainer(
            String container,
            Optional<String> name,
            Optional<String> author,
            Optional<String> message,
            SettingsChanges changes)
            implements ImageUpkeepRequest<CommitContainer.Committed> {

        /// The image is there.
        ///
        /// @param bytes of the new layer's files
        /// @param skippedSockets which belong to processes, and are in no image
        /// @param skippedNames which begin with `.wh.`, and would say in an image that something
        ///   else is gone
        public record Committed(
                Optional<String> name,
                String digest,
                String id,
                long bytes,
                long skippedSockets,
                long skippedNames) {}

        @Override
        public Class<Committed> replyType() {
            return Committed.class;
        }
    }

    /// What a commit changes in an image's configuration. What is absent or empty stays as it was;
    /// environment, labels, ports and volumes are added.
    record SettingsChanges(
            Optional<List<String>> entrypoint,
            Optional<List<String>> command,
            List<String> environment,
            Optional<String> workingDirectory,
            Optional<String> user,
            Map<String, String> labels,
            List<String> exposedPorts,
            List<String> volumes,
            Optional<String> stopSignal) {}

    /// The files that a container sees in its root, as a tar archive.
    record ExportContainer(String container)
            implements ImageUpkeepRequest<ExportContainer.Exported> {

        /// The archive is being written.
        ///
        /// @param archiveDescriptor a pipe to read it from
        public record Exported(int archiveDescriptor) {}

        @Override
        public Class<Exported> replyType() {
            return Exported.class;
        }
    }

    /// Deletes images without a name, layers that no image needs and what is left of broken
    /// transfers.
    ///
    /// @param all also images with a name that no container was made from
    record PruneImages(boolean all) implements ImageUpkeepRequest<PruneImages.Pruned> {

        /// What went.
        ///
        /// @param images their names or digests
        /// @param bytes how much space that gave back
        public record Pruned(List<String> images, int layers, long bytes) {}

        @Override
        public Class<Pruned> replyType() {
            return Pruned.class;
        }
    }

    /// What images take on the disk.
    record ReadDiskUsage() implements ImageUpkeepRequest<ReadDiskUsage.DiskUsage> {

        /// Bytes of files, unpacked layers and blobs together. While an image is damaged, what no
        /// other needs counts as its own, and nothing as free to go with another alone.
        ///
        /// @param bytes of all images, each layer counted once
        /// @param reclaimable what `PruneImages` would give back
        /// @param unused blobs, layers and broken transfers that no image needs
        public record DiskUsage(
                List<ImageUsage> images, long bytes, long reclaimable, long unused) {}

        @Override
        public Class<DiskUsage> replyType() {
            return DiskUsage.class;
        }
    }

    /// What an image takes.
    ///
    /// @param bytes all of it
    /// @param unique what goes when it is removed
    /// @param shared what other images need too
    /// @param containers how many were made from it
    record ImageUsage(
            Optional<String> name,
            String digest,
            long bytes,
            long unique,
            long shared,
            int containers) {}
}
