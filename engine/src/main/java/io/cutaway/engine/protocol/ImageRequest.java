package io.cutaway.engine.protocol;

import io.cutaway.engine.protocol.HelperRequest.Done;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can be asked about images.
///
/// @param <R> the reply
public sealed interface ImageRequest<R extends Record> extends HelperRequest<R> {

    /// All images, by name.
    record ListImages() implements ImageRequest<ListImages.Images> {
        public record Images(List<ImageSummary> images) {}

        @Override
        public Class<Images> replyType() {
            return Images.class;
        }
    }

    /// An image as a listing shows it.
    ///
    /// @param name as `registry/repository:tag`; absent when nothing names it any more
    /// @param digest of its manifest
    /// @param bytes of its unpacked layers
    record ImageSummary(
            Optional<String> name, String digest, Instant created, int layers, long bytes) {}

    /// Makes an image of root file system archives (tar, plain or gzip).
    ///
    /// @param layers an archive each, the lowest first; regular files or pipes
    /// @param settings what a container of it runs
    record ImportImage(String name, List<LayerSource> layers, ImageSettings settings)
            implements ImageRequest<ImportImage.Imported> {

        /// An archive.
        ///
        /// @param history what is said to have made the layer
        public record LayerSource(int archiveDescriptor, String history) {}

        /// The image was made.
        ///
        /// @param skippedDevices device nodes in the archives, which are never made
        /// @param squashedOwners entries whose owner a single-id map can't express
        public record Imported(
                String name, String digest, long bytes, long skippedDevices, long squashedOwners) {}

        @Override
        public Class<Imported> replyType() {
            return Imported.class;
        }
    }

    /// The part of an image's configuration that an import can set (OCI image spec, `config`).
    record ImageSettings(
            List<String> entrypoint,
            List<String> command,
            List<String> environment,
            Optional<String> workingDirectory,
            Optional<String> user) {

        public static final ImageSettings DEFAULT =
                new ImageSettings(
                        List.of(),
                        List.of("/bin/sh"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
    }

    /// Everything about one image.
    record InspectImage(String image) implements ImageRequest<InspectImage.Details> {
        /// What there is to say.
        ///
        /// @param diffIds of the layers, the lowest first
        /// @param history one line a layer or setting, the oldest first
        public record Details(
                ImageSummary summary,
                ImageSettings settings,
                String architecture,
                List<String> diffIds,
                List<String> history) {}

        @Override
        public Class<Details> replyType() {
            return Details.class;
        }
    }

    /// Removes a name, and what nothing else needs.
    ///
    /// @param force also when stopped containers were made from it
    record RemoveImage(String image, boolean force) implements ImageRequest<Done> {
        @Override
        public Class<Done> replyType() {
            return Done.class;
        }
    }
}
