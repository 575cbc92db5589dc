package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An image manifest: which configuration, which layers, lowest first (OCI image specification,
/// manifest.md).
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Manifest(
        @JsonInclude(JsonInclude.Include.ALWAYS) int schemaVersion,
        Optional<String> mediaType,
        ContentDescriptor config,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<ContentDescriptor> layers,
        Map<String, String> annotations) {

    public Manifest {
        Objects.requireNonNull(config, "config");
        layers = Absent.asEmpty(layers);
        annotations = Absent.asEmpty(annotations);
        if (schemaVersion != 2) {
            throw new ImageFormatException(
                    ImageFormatException.Code.BAD_DOCUMENT, "schemaVersion " + schemaVersion);
        }
    }

    public Manifest(ContentDescriptor config, List<ContentDescriptor> layers) {
        this(2, Optional.of(MediaTypes.MANIFEST), config, layers, Map.of());
    }
}
