package io.cutaway.engine.step;

/// The five sets of a process as masks by number (capabilities(7)); they count in its user
/// namespace and those below.
public record ViewedCapabilities(
        long bounding, long permitted, long effective, long inheritable, long ambient) {}
