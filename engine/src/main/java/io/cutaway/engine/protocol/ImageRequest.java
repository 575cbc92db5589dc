package io.cutaway.engine.protocol;

import io.cutaway.engine.protocol.HelperRequest.Done;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be asked about images.
///
/// @param <R> the reply
public sealed interface ImageRequest<R extends Record> extends HelperRequest<R>
        permits ImageRequest.ListImages,
                ImageRequest.ImportImage,
                ImageRequest.InspectImage,
                ImageRequest.RemoveImage,
                ContentRequest,
                ImageUpkeepRequest {

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
    /// @param digest of its manifest, as it came
    /// @param bytes of its unpacked layers
    /// @param damaged whether its manifest or configuration can't be read: then nothing but name
    ///   and digest is known, and it can only be removed, or come again
    record ImageSummary(
            Optional<String> name,
            String digest,
            Instant created,
            int layers,
            long bytes,
            boolean damaged) {}

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
        /// @param id digest of its configuration
        /// @param manifest as the store's image layout has it, and as it came
        /// @param layers the lowest first
        /// @param history one entry a layer or setting, the oldest first
        public record Details(
                ImageSummary summary,
                String id,
                ManifestForms manifest,
                ImageSettings settings,
                ImageFacts facts,
                List<ImageLayer> layers,
                List<HistoryEntry> history) {}

        /// Docker's manifests are kept, and turned into OCI's for the layout; either digest names
        /// the image.
        ///
        /// @param stored digest of the OCI manifest
        /// @param source digest of the manifest as it came; the same for one that was OCI already
        /// @param sourceMediaType what a registry calls it
        public record ManifestForms(String stored, String source, String sourceMediaType) {}

        /// What its configuration says beside the settings (OCI image spec, config.md).
        ///
        /// @param exposedPorts such as `80/tcp`
        /// @param volumes paths
        public record ImageFacts(
                String architecture,
                String os,
                Optional<String> variant,
                Optional<String> author,
                Map<String, String> labels,
                List<String> exposedPorts,
                List<String> volumes,
                Optional<String> stopSignal) {}

        /// A layer.
        ///
        /// @param digest of its blob, which has `size` bytes
        /// @param diffId of the tar archive in it
        /// @param bytes of the files unpacked
        public record ImageLayer(
                String digest, String diffId, String mediaType, long size, long bytes) {}

        /// What one step of its making did.
        ///
        /// @param layer place among the layers; absent for a step that made none
        public record HistoryEntry(
                Optional<Instant> created,
                String createdBy,
                Optional<String> comment,
                Optional<Integer> layer) {}

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
