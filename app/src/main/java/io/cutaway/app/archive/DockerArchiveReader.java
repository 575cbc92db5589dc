package io.cutaway.app.archive;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.system.NativeSha256;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The form that `docker save` writes (moby's image/spec/v1.2.md): `manifest.json` lists the
/// images, with the paths of their configurations and layers. It says no digests of layers, so they
/// are those of the configuration, or are computed where a layer is compressed.
final class DockerArchiveReader {

    static final String MANIFEST = "manifest.json";

    private final ArchiveFiles files;
    private final Map<String, ContentDescriptor> compressed = new HashMap<>();

    DockerArchiveReader(ArchiveFiles files) {
        this.files = files;
    }

    /// One image of `manifest.json`; its tags may be `null`.
    record Entry(
            @JsonProperty("Config") @Nullable String config,
            @JsonProperty("RepoTags") @Nullable List<String> repoTags,
            @JsonProperty("Layers") @Nullable List<String> layers) {

        /// For archives that are written.
        record Written(
                @JsonProperty("Config") String config,
                @JsonProperty("RepoTags") List<String> repoTags,
                @JsonProperty("Layers") List<String> layers) {}
    }

    List<ArchivedImage> images() throws IOException {
        var images = new ArrayList<ArchivedImage>();
        for (var entry : files.document(MANIFEST, files.bytes(MANIFEST), Entry[].class)) {
            if (entry == null || entry.config() == null || entry.layers() == null) {
                throw new ArchiveException(ArchiveMessage.BAD_DOCUMENT, MANIFEST, "Config, Layers");
            }
            var tags = entry.repoTags() == null ? List.<String>of() : entry.repoTags();
            images.add(image(entry.config(), entry.layers(), tags));
        }
        return images;
    }

    private ArchivedImage image(String configPath, List<String> paths, List<String> tags)
            throws IOException {
        var config = files.bytes(configPath);
        var diffIds = files.document(configPath, config, Image.class).rootFs().diffIds();
        if (diffIds.size() != paths.size()) {
            throw new ArchiveException(
                    ArchiveMessage.WRONG_LAYERS, MANIFEST, paths.size(), diffIds.size());
        }
        var layers = new ArrayList<ArchivedImage.Layer>();
        for (int i = 0; i < paths.size(); i++) {
            layers.add(layer(paths.get(i), diffIds.get(i)));
        }
        var manifest =
                new Manifest(
                        ContentDescriptor.of(MediaTypes.CONFIG, config),
                        layers.stream().map(ArchivedImage.Layer::blob).toList());
        var names = new ArrayList<String>();
        for (var tag : tags) {
            names.add(ArchivedNames.checked(tag));
        }
        return new ArchivedImage(
                names,
                new DocumentBytes(new OciDocuments().write(manifest)),
                new DocumentBytes(config),
                layers);
    }

    private ArchivedImage.Layer layer(String path, Digest diffId) throws IOException {
        var file = files.require(path);
        var compression = Compression.of(file);
        if (compression == Compression.NONE) {
            var blob = new ContentDescriptor(MediaTypes.LAYER, diffId, file.size());
            return new ArchivedImage.Layer(blob, diffId, file);
        }
        var known = compressed.get(path);
        var blob = known == null ? compressed(compression, file) : known;
        compressed.put(path, blob);
        return new ArchivedImage.Layer(blob, diffId, file);
    }

    private static ContentDescriptor compressed(Compression compression, ArchivedFile file)
            throws IOException {
        var mediaType =
                compression == Compression.GZIP ? MediaTypes.LAYER_GZIP : MediaTypes.LAYER_ZSTD;
        var hash = NativeSha256.begin().orElseGet(Digest::newSha256);
        var buffer = new byte[256 << 10];
        try (var in = file.open(0)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hash.update(buffer, 0, n);
            }
        }
        return new ContentDescriptor(mediaType, Digest.finish(hash), file.size());
    }
}
