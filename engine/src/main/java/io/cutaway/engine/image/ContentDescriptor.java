package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A pointer to content: what it is, its digest, and its size in bytes (OCI image specification,
/// descriptor.md).
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ContentDescriptor(
        String mediaType,
        Digest digest,
        @JsonInclude(JsonInclude.Include.ALWAYS) long size,
        Optional<Platform> platform,
        Map<String, String> annotations) {

    /// The annotation under which an image layout keeps an image's name (annotations.md).
    public static final String REF_NAME = "org.opencontainers.image.ref.name";

    public ContentDescriptor {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(digest, "digest");
        annotations = Absent.asEmpty(annotations);
        if (size < 0) {
            throw new ImageFormatException(
                    ImageFormatException.Code.BAD_DOCUMENT, "size " + size + " of " + digest);
        }
    }

    public ContentDescriptor(String mediaType, Digest digest, long size) {
        this(mediaType, digest, size, Optional.empty(), Map.of());
    }

    /// Describes the bytes.
    public static ContentDescriptor of(String mediaType, byte[] content) {
        return new ContentDescriptor(mediaType, Digest.of(content), content.length);
    }

    /// The name in the layout's index, when it has one.
    public Optional<String> refName() {
        return Optional.ofNullable(annotations.get(REF_NAME));
    }
}
