package io.cutaway.app.archive;

import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.OciDocuments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes what `docker load` and `podman load` read. Layers are as compressed as they are in the
/// store: both look at what a layer begins with.
record DockerArchiveWriter(ArchiveSink sink, ImageSaver.BlobCopy blobs) {

    void write(List<SavedImage> images) throws IOException {
        var entries = new ArrayList<DockerArchiveReader.Entry.Written>();
        for (var image : images) {
            var entry = write(image);
            // The same image under two names is one entry with both.
            var same = entries.stream().filter(e -> e.config().equals(entry.config())).findFirst();
            if (same.isPresent()) {
                entries.set(entries.indexOf(same.get()), together(same.get(), entry));
            } else {
                entries.add(entry);
            }
        }
        sink.put(DockerArchiveReader.MANIFEST, new OciDocuments().write(entries));
    }

    private static DockerArchiveReader.Entry.Written together(
            DockerArchiveReader.Entry.Written one, DockerArchiveReader.Entry.Written other) {
        var tags = new ArrayList<>(one.repoTags());
        other.repoTags().stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        return new DockerArchiveReader.Entry.Written(one.config(), tags, one.layers());
    }

    private DockerArchiveReader.Entry.Written write(SavedImage image) throws IOException {
        var config = image.configBlob().digest().hex() + ".json";
        sink.put(config, image.config().bytes());
        var layers = new ArrayList<String>();
        for (int i = 0; i < image.diffIds().size(); i++) {
            var path = image.diffIds().get(i).hex() + ".tar";
            blobs.copy(image.layers().get(i), path, sink);
            layers.add(path);
        }
        var tags =
                image.name().filter(n -> n.tag().isPresent()).map(ImageName::toString).stream()
                        .toList();
        return new DockerArchiveReader.Entry.Written(config, tags, layers);
    }
}
