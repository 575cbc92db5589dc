package io.cutaway.engine.image;

import java.util.Objects;

/// The file `oci-layout` that marks a directory as an image layout (OCI image specification,
/// image-layout.md).
public record OciLayout(String imageLayoutVersion) {

    public OciLayout {
        Objects.requireNonNull(imageLayoutVersion, "imageLayoutVersion");
    }

    /// The only version there is.
    public static final OciLayout CURRENT = new OciLayout("1.0.0");
}
