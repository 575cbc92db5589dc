package io.cutaway.app.client;

import io.cutaway.engine.container.ExitStatus;

/// One packet from a shim to whoever is attached to its container. Its first byte is the kind.
///
/// Byte arrays are handed over: the stream keeps no reference to them, and nobody compares frames.
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Frame {

    /// What the container wrote to its standard output or its terminal; at most 32 KiB.
    record Output(byte[] bytes) implements Frame {}

    /// What it wrote to its standard error; at most 32 KiB.
    record ErrorOutput(byte[] bytes) implements Frame {}

    /// Its first process ended. Nothing follows.
    record Exit(ExitStatus status) implements Frame {}

    /// The log could not be written (a full disk).
    ///
    /// @param bytes dropped so far
    record LogLost(long bytes) implements Frame {}

    /// The connection ended without an exit: the shim was killed, or dropped a client that read too
    /// slowly.
    record Disconnected() implements Frame {}
}
