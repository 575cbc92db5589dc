package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of manifests: of one image for several platforms, or of all the images of a layout (OCI
/// image specification, image-index.md).
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageIndex(
        @JsonInclude(JsonInclude.Include.ALWAYS) int schemaVersion,
        Optional<String> mediaType,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<ContentDescriptor> manifests,
        Map<String, String> annotations) {

    public ImageIndex {
        manifests = Absent.asEmpty(manifests);
        annotations = Absent.asEmpty(annotations);
        if (schemaVersion != 2) {
            throw new ImageFormatException(
                    ImageFormatException.Code.BAD_DOCUMENT, "schemaVersion " + schemaVersion);
        }
    }

    public ImageIndex(List<ContentDescriptor> manifests) {
        this(2, Optional.of(MediaTypes.INDEX), manifests, Map.of());
    }
}
