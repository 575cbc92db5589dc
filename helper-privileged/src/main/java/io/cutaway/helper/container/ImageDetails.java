package io.cutaway.helper.container;

import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.Details;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.HistoryEntry;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ImageFacts;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ImageLayer;
import io.cutaway.engine.protocol.ImageRequest.InspectImage.ManifestForms;
import io.cutaway.helper.image.ImageStore;
import io.cutaway.helper.image.IndexedImage;
import io.cutaway.helper.image.StoredImage;
import io.cutaway.helper.image.UnpackedLayer;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what there is to say of an image.
record ImageDetails(ImageStore store) {

    ImageSummary summary(IndexedImage indexed) throws IOException {
        return switch (indexed) {
            case StoredImage image -> summary(image);
            case IndexedImage.Damaged(var name, _, var digest) ->
                    new ImageSummary(
                            name.map(ImageName::toString),
                            digest.toString(),
                            Instant.EPOCH,
                            0,
                            0,
                            true);
        };
    }

    ImageSummary summary(StoredImage image) throws IOException {
        long bytes = 0;
        for (var layer : layers(image)) {
            bytes += layer.bytes();
        }
        return new ImageSummary(
                image.name().map(ImageName::toString),
                image.sourceDigest().toString(),
                image.image().created().orElse(Instant.EPOCH),
                image.layers().size(),
                bytes,
                false);
    }

    Details of(StoredImage image) throws IOException {
        var forms =
                new ManifestForms(
                        image.digest().toString(),
                        image.sourceDigest().toString(),
                        image.sourceMediaType());
        return new Details(
                summary(image),
                image.id().toString(),
                forms,
                settings(image.image().config()),
                facts(image.image()),
                layers(image),
                history(image.image().history(), image.layers().size()));
    }

    private static ImageSettings settings(ImageConfig config) {
        return new ImageSettings(
                config.entrypoint(),
                config.cmd(),
                config.env(),
                config.workingDir(),
                config.user());
    }

    private static ImageFacts facts(Image image) {
        var config = image.config();
        return new ImageFacts(
                image.architecture(),
                image.os(),
                image.variant(),
                image.author(),
                config.labels(),
                List.copyOf(config.exposedPorts().keySet()),
                List.copyOf(config.volumes().keySet()),
                config.stopSignal());
    }

    private List<ImageLayer> layers(StoredImage image) throws IOException {
        var layers = new ArrayList<ImageLayer>();
        for (int i = 0; i < image.layers().size(); i++) {
            var blob = image.manifest().layers().get(i);
            var diffId = image.layers().get(i);
            layers.add(
                    new ImageLayer(
                            blob.digest().toString(),
                            diffId.toString(),
                            blob.mediaType(),
                            blob.size(),
                            store.layer(diffId).map(UnpackedLayer::bytes).orElse(0L)));
        }
        return layers;
    }

    /// A history that tells of more layers than there are is somebody else's mistake.
    private static List<HistoryEntry> history(List<Image.History> history, int layers) {
        var entries = new ArrayList<HistoryEntry>();
        int layer = 0;
        for (var step : history) {
            boolean empty = step.emptyLayer().orElse(false) || layer == layers;
            entries.add(
                    new HistoryEntry(
                            step.created(),
                            step.createdBy().orElse(""),
                            step.comment(),
                            empty ? Optional.empty() : Optional.of(layer)));
            layer += empty ? 0 : 1;
        }
        return entries;
    }
}
