package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an index that is gone is made of again: every image whose manifest, configuration and
/// layers the store has. Only their names are lost.
record LostIndex(StoreLayout layout, BlobStore blobs) {

    /// In the order that the images came.
    List<ContentDescriptor> entries() throws IOException {
        var entries = new LinkedHashMap<Digest, ContentDescriptor>();
        for (var document : blobs.documents()) {
            for (var entry : entry(document).stream().toList()) {
                // One of Docker's is there twice: as it came, which tells more, and in OCI's words.
                if (!entry.annotations().isEmpty() || !entries.containsKey(entry.digest())) {
                    entries.put(entry.digest(), entry);
                }
            }
        }
        return new ArrayList<>(entries.values());
    }

    private Optional<ContentDescriptor> entry(Path document) throws IOException {
        try {
            var bytes = Files.readAllBytes(document);
            var source = SourceManifest.read(bytes);
            if (!source.digest().hex().equals(String.valueOf(document.getFileName()))) {
                return Optional.empty();
            }
            return source.isDockers()
                    ? whole(
                            new OciDocuments().write(source.asOci()),
                            Map.of(StoredImage.SOURCE, source.digest().toString()))
                    : whole(bytes, Map.of());
        } catch (ImageException | ImageFormatException _) {
            // It is something else, or damaged.
            return Optional.empty();
        }
    }

    private Optional<ContentDescriptor> whole(byte[] bytes, Map<String, String> annotations)
            throws IOException {
        var stored = ContentDescriptor.of(MediaTypes.MANIFEST, bytes);
        var manifest = new OciDocuments().read(bytes, Manifest.class);
        if (!isThere(stored)
                || !isThere(manifest.config())
                || !manifest.layers().stream().allMatch(this::isThere)) {
            return Optional.empty();
        }
        var image = blobs.readDocument(manifest.config(), Image.class);
        return Optional.of(ImageStore.described(stored, image, annotations));
    }

    private boolean isThere(ContentDescriptor content) {
        return Files.isRegularFile(layout.blob(content.digest()));
    }
}
