package io.cutaway.app.archive;

/// A JSON document byte by byte, because its digest counts.
final class DocumentBytes {

    private final byte[] bytes;

    /// @param bytes not changed by anybody from now on
    DocumentBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
