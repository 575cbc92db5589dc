package io.cutaway.helper.launch;

import io.cutaway.engine.launch.UserIds;

/// Who a process runs as, and where that user is at home.
///
/// @param home absolute path in the container; `/` when the image says nothing
public record ContainerUser(UserIds ids, String home) {}
