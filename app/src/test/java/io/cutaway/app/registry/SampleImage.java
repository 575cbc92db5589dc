package io.cutaway.app.registry;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// An image for registries that do wrong.
public final class SampleImage {

    private final byte[] manifest;
    private final byte[] config;
    private final List<byte[]> layers;

    private SampleImage(byte[] manifest, byte[] config, List<byte[]> layers) {
        this.manifest = manifest;
        this.config = config;
        this.layers = layers;
    }

    public byte[] manifest() {
        return manifest;
    }

    public byte[] config() {
        return config;
    }

    public List<byte[]> layers() {
        return layers;
    }

    /// With layers of random bytes.
    ///
    /// @param sizes of the layers
    static SampleImage of(int... sizes) {
        var random = new Random(42);
        var layers =
                Arrays.stream(sizes)
                        .mapToObj(
                                size -> {
                                    var bytes = new byte[size];
                                    random.nextBytes(bytes);
                                    return bytes;
                                })
                        .toList();
        return of(layers, MediaTypes.LAYER_GZIP);
    }

    /// With one layer that can be unpacked.
    public static SampleImage ofArchive(byte[] tar) {
        return of(List.of(tar), MediaTypes.LAYER);
    }

    private static SampleImage of(List<byte[]> layers, String mediaType) {
        var config = config(layers);
        var manifest =
                new Manifest(
                        ContentDescriptor.of(MediaTypes.CONFIG, config),
                        layers.stream()
                                .map(each -> ContentDescriptor.of(mediaType, each))
                                .toList());
        return new SampleImage(new OciDocuments().write(manifest), config, layers);
    }

    private static byte[] config(List<byte[]> layers) {
        var ids =
                layers.stream()
                        .map(each -> "\"" + Digest.of(each) + "\"")
                        .collect(Collectors.joining(","));
        return """
        {"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[%s]}}\
        """
                .formatted(ids)
                .getBytes(StandardCharsets.UTF_8);
    }

    public Digest digest() {
        return Digest.of(manifest);
    }

    /// Puts all of it into a store.
    void into(MemoryStore store, String name) {
        layers.forEach(store::put);
        store.put(config);
        store.put(manifest);
        store.name(name, digest());
    }
}
