package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.Platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an image consists of, for one platform; its layers are still elsewhere.
///
/// @param document the manifest as it came
/// @param config its configuration as it came
/// @param diffIds of the layers, the lowest first, as many as the manifest has layers
/// @param platform what the configuration says
/// @param others platforms that the index has beside it
public record ResolvedImage(
        RawDocument document,
        String mediaType,
        Manifest manifest,
        RawDocument config,
        List<Digest> diffIds,
        Optional<Platform> platform,
        List<String> others) {

    public ResolvedImage {
        diffIds = List.copyOf(diffIds);
        others = List.copyOf(others);
    }

    /// The manifest's digest.
    public Digest digest() {
        return document.digest();
    }

    /// A layer with what is known of it before it comes.
    public record Layer(ContentDescriptor blob, Digest diffId) {}

    /// Each layer once, in the manifest's order: an image may have the same one twice.
    public List<Layer> layers() {
        Map<Digest, Layer> each = new LinkedHashMap<>();
        for (int i = 0; i < diffIds.size(); i++) {
            var blob = manifest.layers().get(i);
            each.putIfAbsent(blob.digest(), new Layer(blob, diffIds.get(i)));
        }
        return List.copyOf(each.values());
    }
}
