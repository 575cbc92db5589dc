package io.cutaway.app.archive;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.ImageFormatException;
import io.cutaway.engine.image.ImageName;

import java.util.Optional;

/// The names that archives give images.
final class ArchivedNames {

    /// Where containerd, and with it Docker, keeps the whole name.
    private static final String WHOLE_NAME = "io.containerd.image.name";

    private ArchivedNames() {}

    /// @throws ArchiveException when it is no name
    static String checked(String name) throws ArchiveException {
        try {
            return ImageName.parse(name).toString();
        } catch (ImageFormatException e) {
            throw new ArchiveException(e, ArchiveMessage.BAD_NAME, name);
        }
    }

    /// The name of an entry of a layout's index. The specification calls the annotation a reference
    /// and leaves open whether it is a whole name.
    static Optional<String> of(ContentDescriptor entry) throws ArchiveException {
        var whole = Optional.ofNullable(entry.annotations().get(WHOLE_NAME));
        var name = whole.or(entry::refName).filter(text -> !text.isEmpty());
        return name.isPresent() ? Optional.of(checked(name.get())) : Optional.empty();
    }
}
