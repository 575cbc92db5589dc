package io.cutaway.app.archive;

import java.io.IOException;
import java.util.List;

/// Finds the images of an archive, whichever of the forms it has. Archives of newer versions of
/// Docker have both; the older one says the whole names.
final class ArchivedImages {

    private static final int MOST = 1000;

    private ArchivedImages() {}

    static List<ArchivedImage> of(ArchiveFiles files) throws IOException {
        var images = read(files);
        if (images.size() > MOST) {
            throw new ArchiveException(ArchiveMessage.TOO_MANY_IMAGES, MOST);
        }
        return images;
    }

    private static List<ArchivedImage> read(ArchiveFiles files) throws IOException {
        if (files.find(DockerArchiveReader.MANIFEST).isPresent()) {
            return new DockerArchiveReader(files).images();
        }
        if (files.find(LayoutReader.INDEX).isPresent()) {
            return new LayoutReader(files).images();
        }
        throw new ArchiveException(ArchiveMessage.NO_IMAGES);
    }
}
