package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.helper.image.ImageException.Code;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.AtomicFile.Durability;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The directory `blobs/` of the image layout: content by its digest.
final class BlobStore {

    private final StoreLayout layout;
    private final OciDocuments documents = new OciDocuments();

    BlobStore(StoreLayout layout) {
        this.layout = layout;
    }

    private Path directory() {
        return layout.blobs().resolve(Digest.SHA256);
    }

    void prepare() throws IOException {
        Files.createDirectories(directory());
    }

    /// A name on the same file system for content whose digest is not known yet.
    Path temporary() {
        return AtomicFile.temporaryBeside(layout.imageIndex());
    }

    /// Takes a finished file over.
    void publish(Path temporary, Digest digest) throws IOException {
        AtomicFile.sync(temporary);
        AtomicFile.publish(temporary, layout.blob(digest), Durability.POWER_LOSS);
    }

    /// @throws ImageException when it is larger than what can be read again
    ContentDescriptor writeDocument(String mediaType, Object document) throws IOException {
        return writeOwn(mediaType, documents.write(document));
    }

    /// Writes a document that was made by changing another one.
    ///
    /// @throws ImageException when it is larger than what can be read again
    ContentDescriptor rewriteDocument(ContentDescriptor other, String mediaType, Object document)
            throws IOException {
        return writeOwn(mediaType, documents.rewrite(readBytes(other), document));
    }

    private ContentDescriptor writeOwn(String mediaType, byte[] bytes) throws IOException {
        if (bytes.length > OciDocuments.LARGEST) {
            throw new ImageException(Code.BAD_DOCUMENT, mediaType + ": " + bytes.length);
        }
        return writeBytes(mediaType, bytes);
    }

    /// Writes a document of somebody else's as it is.
    ContentDescriptor writeBytes(String mediaType, byte[] bytes) throws IOException {
        var descriptor = ContentDescriptor.of(mediaType, bytes);
        AtomicFile.write(layout.blob(descriptor.digest()), bytes, Durability.POWER_LOSS);
        return descriptor;
    }

    /// Whether a blob is still what its digest says.
    boolean isIntact(Digest digest) throws IOException {
        var hash = Digest.newSha256();
        try (var in = Files.newInputStream(layout.blob(digest))) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
        }
        return Digest.finish(hash).equals(digest);
    }

    /// Reads a document, and checks that it is still what its digest says.
    <T> T readDocument(ContentDescriptor descriptor, Class<T> type) throws IOException {
        return documents.read(readBytes(descriptor), type);
    }

    private byte[] readBytes(ContentDescriptor descriptor) throws IOException {
        var path = layout.blob(descriptor.digest());
        if (Files.size(path) > OciDocuments.LARGEST) {
            throw new ImageException(Code.DAMAGED_STORE, descriptor.digest().toString());
        }
        var bytes = Files.readAllBytes(path);
        if (descriptor.digest().algorithm().equals(Digest.SHA256)
                && !Digest.of(bytes).equals(descriptor.digest())) {
            throw new ImageException(Code.DAMAGED_STORE, descriptor.digest().toString());
        }
        return bytes;
    }

    /// The files that are small enough for documents, the oldest first.
    List<Path> documents() throws IOException {
        var times = new TreeMap<FileTime, Set<Path>>();
        try (var files = Files.list(directory())) {
            for (var file : files.toList()) {
                if (Files.isRegularFile(file) && Files.size(file) <= OciDocuments.LARGEST) {
                    var time = Files.getLastModifiedTime(file);
                    times.computeIfAbsent(time, _ -> new TreeSet<>()).add(file);
                }
            }
        }
        return times.values().stream().flatMap(Set::stream).toList();
    }

    /// Deletes all content but these.
    ///
    /// @return the digests of what was deleted
    List<Digest> retain(Set<Digest> needed) throws IOException {
        var deleted = new ArrayList<Digest>();
        try (var files = Files.list(directory())) {
            for (var file : files.toList()) {
                var digest = new Digest(Digest.SHA256, file.getFileName().toString());
                if (!needed.contains(digest)) {
                    Files.delete(file);
                    deleted.add(digest);
                }
            }
        }
        return deleted;
    }
}
