package io.cutaway.app.registry;

import io.cutaway.engine.image.ImageName;

/// What shall be pushed where.
///
/// @param image name or digest in the store
public record PushRequest(String image, ImageName destination, AccessOptions options) {}
