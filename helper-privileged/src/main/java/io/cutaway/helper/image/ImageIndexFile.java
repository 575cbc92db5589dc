package io.cutaway.helper.image;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.OciLayout;
import io.cutaway.helper.image.ImageException.Code;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.AtomicFile.Durability;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// `index.json`: which images there are, and what they are called.
final class ImageIndexFile {

    private final StoreLayout layout;
    private final Supplier<Set<Digest>> kept;
    private final LostIndex lost;
    private final OciDocuments documents = new OciDocuments();

    /// @param kept manifests that stay when they lose their last name to another
    ImageIndexFile(StoreLayout layout, BlobStore blobs, Supplier<Set<Digest>> kept) {
        this.layout = layout;
        this.kept = kept;
        this.lost = new LostIndex(layout, blobs);
    }

    /// Makes an image layout where there is none.
    void prepare() throws IOException {
        Files.createDirectories(layout.images());
        if (!Files.exists(layout.ociLayout())) {
            AtomicFile.write(
                    layout.ociLayout(), documents.write(OciLayout.CURRENT), Durability.POWER_LOSS);
        }
        makeIfGone();
    }

    private void makeIfGone() throws IOException {
        if (!Files.exists(layout.imageIndex())) {
            write(lost.entries());
        }
    }

    /// Whether nobody can say which images there are.
    boolean isDamaged() throws IOException {
        try {
            read();
            return false;
        } catch (ImageException _) {
            return true;
        }
    }

    /// @throws ImageException with [Code#DAMAGED_INDEX]
    List<ContentDescriptor> read() throws IOException {
        makeIfGone();
        try {
            return documents
                    .read(Files.readAllBytes(layout.imageIndex()), ImageIndex.class)
                    .manifests();
        } catch (ImageFormatException e) {
            throw new ImageException(Code.DAMAGED_INDEX, layout.imageIndex().toString(), e);
        }
    }

    /// An index that could not be read again would take every image with it.
    private void write(List<ContentDescriptor> manifests) throws IOException {
        var bytes = documents.write(new ImageIndex(manifests));
        try {
            documents.read(bytes, ImageIndex.class);
        } catch (ImageFormatException e) {
            throw new ImageException(Code.BAD_DOCUMENT, "index.json: " + bytes.length, e);
        }
        AtomicFile.write(layout.imageIndex(), bytes, Durability.POWER_LOSS);
    }

    /// Gives names to a manifest; whatever had one loses it. Without a name, the manifest is there
    /// all the same.
    void put(Collection<ImageName> names, ContentDescriptor manifest) throws IOException {
        var manifests = new ArrayList<>(without(m -> isReplaced(m, names, manifest)));
        for (var name : new LinkedHashSet<>(names)) {
            manifests.add(annotated(manifest, withName(manifest.annotations(), name)));
        }
        addIfAbsent(manifests, manifest);
        var inUse = kept.get();
        for (var before : read()) {
            if (inUse.contains(before.digest())) {
                addIfAbsent(manifests, annotated(before, withoutName(before.annotations())));
            }
        }
        write(manifests);
    }

    private static boolean isReplaced(
            ContentDescriptor before, Collection<ImageName> names, ContentDescriptor manifest) {
        var name = nameOf(before);
        return name.isPresent()
                ? names.contains(name.get())
                : !names.isEmpty() && before.digest().equals(manifest.digest());
    }

    private static void addIfAbsent(List<ContentDescriptor> manifests, ContentDescriptor one) {
        if (manifests.stream().noneMatch(m -> m.digest().equals(one.digest()))) {
            manifests.add(one);
        }
    }

    private static Map<String, String> withoutName(Map<String, String> annotations) {
        var all = new HashMap<>(annotations);
        all.remove(ContentDescriptor.REF_NAME);
        return all;
    }

    /// Gives one more name to a manifest that is there.
    void copyTo(ImageName name, Digest manifest) throws IOException {
        for (var entry : read()) {
            if (entry.digest().equals(manifest)) {
                put(List.of(name), entry);
                return;
            }
        }
    }

    private static ContentDescriptor annotated(
            ContentDescriptor manifest, Map<String, String> annotations) {
        return new ContentDescriptor(
                manifest.mediaType(),
                manifest.digest(),
                manifest.size(),
                manifest.platform(),
                annotations);
    }

    private static Map<String, String> withName(Map<String, String> annotations, ImageName name) {
        var all = new HashMap<>(annotations);
        all.put(ContentDescriptor.REF_NAME, name.toString());
        return all;
    }

    void removeName(ImageName name) throws IOException {
        write(without(m -> nameOf(m).equals(Optional.of(name))));
    }

    void removeDigest(Digest digest) throws IOException {
        write(without(m -> m.digest().equals(digest)));
    }

    private List<ContentDescriptor> without(Predicate<ContentDescriptor> removed)
            throws IOException {
        return read().stream().filter(removed.negate()).toList();
    }

    /// The name of an entry; one that is no name counts as none.
    static Optional<ImageName> nameOf(ContentDescriptor manifest) {
        try {
            return manifest.refName().map(ImageName::parse);
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }
}
