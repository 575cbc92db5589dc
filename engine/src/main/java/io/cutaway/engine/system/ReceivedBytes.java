package io.cutaway.engine.system;

import java.util.List;

/// What one recvmsg(2) brought.
///
/// @param length bytes put into the buffer; 0 when the peer has closed
/// @param descriptors now owned by the receiver, each close-on-exec
/// @param truncated a packet was longer than the buffer, and its rest is lost
public record ReceivedBytes(int length, List<Descriptor> descriptors, boolean truncated) {
    public ReceivedBytes {
        descriptors = List.copyOf(descriptors);
    }
}
