package io.cutaway.engine.protocol;

import io.cutaway.engine.system.Descriptor;

import java.util.List;

/// A reply and the descriptors that came with it, which whoever has the reply owns.
public record VarlinkReply<T>(T parameters, List<Descriptor> descriptors) implements AutoCloseable {
    public VarlinkReply {
        descriptors = List.copyOf(descriptors);
    }

    /// The descriptor that a field of the reply gives the place of.
    ///
    /// @throws VarlinkProtocolException if the service sent none for that place
    public Descriptor descriptor(int place) throws VarlinkProtocolException {
        if (place < 0 || place >= descriptors.size()) {
            throw new VarlinkProtocolException("no descriptor came for place " + place);
        }
        return descriptors.get(place);
    }

    @Override
    public void close() {
        descriptors.forEach(Descriptor::close);
    }
}
