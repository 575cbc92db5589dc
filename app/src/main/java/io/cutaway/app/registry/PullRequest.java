package io.cutaway.app.registry;

import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;

/// What shall be pulled.
///
/// @param platform that it is to run on
public record PullRequest(ImageName image, Platform platform, AccessOptions options) {

    /// For this computer.
    public static PullRequest of(ImageName image) {
        return new PullRequest(image, Platform.here(), AccessOptions.DEFAULT);
    }
}
