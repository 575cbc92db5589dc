package io.cutaway.helper.shim;

import io.cutaway.engine.system.Descriptor;

/// A shim that was just started: a child of the helper.
///
/// @param control the helper's end of its control socket
public record ShimProcess(int pid, Descriptor control) {}
