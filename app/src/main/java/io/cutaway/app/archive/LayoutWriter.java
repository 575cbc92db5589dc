package io.cutaway.app.archive;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.OciLayout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes an OCI image layout. The index comes last: a layout without one is not read.
record LayoutWriter(ArchiveSink sink, ImageSaver.BlobCopy blobs) {

    void write(List<SavedImage> images) throws IOException {
        sink.put("oci-layout", new OciDocuments().write(OciLayout.CURRENT));
        var entries = new ArrayList<ContentDescriptor>();
        for (var image : images) {
            var entry = write(image);
            if (!entries.contains(entry)) {
                entries.add(entry);
            }
        }
        sink.put(LayoutReader.INDEX, new OciDocuments().write(new ImageIndex(entries)));
    }

    private ContentDescriptor write(SavedImage image) throws IOException {
        for (var layer : image.layers()) {
            blobs.copy(layer, path(layer.digest()), sink);
        }
        sink.put(path(image.configBlob().digest()), image.config().bytes());
        var manifest = ContentDescriptor.of(MediaTypes.MANIFEST, image.manifest().bytes());
        sink.put(path(manifest.digest()), image.manifest().bytes());
        return new ContentDescriptor(
                manifest.mediaType(),
                manifest.digest(),
                manifest.size(),
                Optional.empty(),
                image.name().map(LayoutWriter::annotations).orElse(Map.of()));
    }

    private static Map<String, String> annotations(ImageName name) {
        return Map.of(ContentDescriptor.REF_NAME, name.toString());
    }

    private static String path(Digest digest) {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }
}
