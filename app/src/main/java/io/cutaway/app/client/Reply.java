package io.cutaway.app.client;

import io.cutaway.engine.system.Descriptor;

import java.util.List;

/// What the helper answered.
///
/// @param descriptors those that the value's `…Descriptor` fields count, owned by the receiver
public record Reply<R extends Record>(R value, List<Descriptor> descriptors)
        implements AutoCloseable {

    public Reply {
        descriptors = List.copyOf(descriptors);
    }

    /// Closes every descriptor that came with it.
    @Override
    public void close() {
        descriptors.forEach(Descriptor::close);
    }
}
