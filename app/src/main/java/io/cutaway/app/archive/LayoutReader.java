package io.cutaway.app.archive;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.Manifest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.Platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// An OCI image layout (image-layout.md), as an archive or a directory. Of an index of several
/// platforms the image of this computer's kind is taken.
final class LayoutReader {

    static final String INDEX = "index.json";

    private static final int DEEPEST = 4;

    private static final Set<String> INDEXES =
            Set.of(MediaTypes.INDEX, MediaTypes.DOCKER_MANIFEST_LIST);

    private final ArchiveFiles files;
    private final Platform platform;

    LayoutReader(ArchiveFiles files) {
        this.files = files;
        this.platform = Platform.here();
    }

    /// An entry for each name of an image, so those with the same manifest are put together.
    List<ArchivedImage> images() throws IOException {
        var index = files.document(INDEX, files.bytes(INDEX), ImageIndex.class);
        var names = new LinkedHashMap<Digest, List<String>>();
        var manifests = new LinkedHashMap<Digest, ContentDescriptor>();
        for (var entry : index.manifests()) {
            var manifest = ofThisPlatform(entry, DEEPEST);
            manifests.putIfAbsent(manifest.digest(), manifest);
            var all = names.computeIfAbsent(manifest.digest(), _ -> new ArrayList<>());
            ArchivedNames.of(entry).ifPresent(all::add);
        }
        var images = new ArrayList<ArchivedImage>();
        for (var manifest : manifests.entrySet()) {
            images.add(
                    image(manifest.getValue(), names.getOrDefault(manifest.getKey(), List.of())));
        }
        return images;
    }

    private ContentDescriptor ofThisPlatform(ContentDescriptor entry, int deeper)
            throws IOException {
        if (!INDEXES.contains(entry.mediaType())) {
            return entry;
        }
        var path = path(entry);
        var index = files.document(path, verified(entry), ImageIndex.class);
        for (var one : index.manifests()) {
            var isNested = INDEXES.contains(one.mediaType());
            if (deeper > 0 && (isNested || one.platform().filter(this::runsHere).isPresent())) {
                return ofThisPlatform(one, deeper - 1);
            }
        }
        throw new ArchiveException(
                ArchiveMessage.NO_PLATFORM, platform.os() + "/" + platform.architecture());
    }

    private boolean runsHere(Platform other) {
        return other.os().equals(platform.os())
                && other.architecture().equals(platform.architecture());
    }

    private ArchivedImage image(ContentDescriptor entry, List<String> names) throws IOException {
        var bytes = verified(entry);
        var manifest = files.document(path(entry), bytes, Manifest.class);
        var config = verified(manifest.config());
        var image = files.document(path(manifest.config()), config, Image.class);
        var diffIds = image.rootFs().diffIds();
        if (diffIds.size() != manifest.layers().size()) {
            throw new ArchiveException(
                    ArchiveMessage.WRONG_LAYERS,
                    path(entry),
                    manifest.layers().size(),
                    diffIds.size());
        }
        var layers = new ArrayList<ArchivedImage.Layer>();
        for (int i = 0; i < diffIds.size(); i++) {
            var blob = manifest.layers().get(i);
            var file = files.require(path(blob));
            if (file.size() != blob.size()) {
                throw new ArchiveException(ArchiveMessage.WRONG_CONTENT, path(blob));
            }
            layers.add(new ArchivedImage.Layer(blob, diffIds.get(i), file));
        }
        return new ArchivedImage(
                names, new DocumentBytes(bytes), new DocumentBytes(config), layers);
    }

    private static String path(ContentDescriptor content) {
        return "blobs/" + content.digest().algorithm() + "/" + content.digest().hex();
    }

    /// Small documents are checked here, because what they say is believed here.
    private byte[] verified(ContentDescriptor content) throws IOException {
        var bytes = files.bytes(path(content));
        var isSha256 = content.digest().algorithm().equals(Digest.SHA256);
        if (bytes.length != content.size()
                || !isSha256
                || !Digest.of(bytes).equals(content.digest())) {
            throw new ArchiveException(ArchiveMessage.WRONG_CONTENT, path(content));
        }
        return bytes;
    }
}
