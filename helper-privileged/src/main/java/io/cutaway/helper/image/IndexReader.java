package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.Image;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.Manifest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the documents of what the index names.
record IndexReader(ImageIndexFile index, BlobStore blobs) {

    /// In the order they came. What is damaged harms no other.
    List<IndexedImage> all() throws IOException {
        return index.read().stream().map(this::readOrDamaged).toList();
    }

    static List<StoredImage> whole(List<IndexedImage> all) {
        return all.stream()
                .flatMap(i -> i instanceof StoredImage image ? Stream.of(image) : Stream.empty())
                .toList();
    }

    private IndexedImage readOrDamaged(ContentDescriptor entry) {
        try {
            return read(entry);
        } catch (IOException | ImageFormatException _) {
            var name = ImageIndexFile.nameOf(entry);
            return new IndexedImage.Damaged(name, entry.digest(), sourceOrOwn(entry));
        }
    }

    StoredImage read(ContentDescriptor entry) throws IOException {
        var manifest = blobs.readDocument(entry, Manifest.class);
        var image = blobs.readDocument(manifest.config(), Image.class);
        var name = ImageIndexFile.nameOf(entry);
        return new StoredImage(name, entry.digest(), source(entry), manifest, image);
    }

    private static Digest sourceOrOwn(ContentDescriptor entry) {
        try {
            return source(entry).orElse(entry.digest());
        } catch (ImageFormatException _) {
            return entry.digest();
        }
    }

    private static Optional<Digest> source(ContentDescriptor entry) {
        return Optional.ofNullable(entry.annotations().get(StoredImage.SOURCE)).map(Digest::parse);
    }
}
