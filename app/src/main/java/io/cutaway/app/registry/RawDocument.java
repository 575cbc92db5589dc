package io.cutaway.app.registry;

import io.cutaway.engine.image.Digest;

/// A document byte by byte as it came: its digest is its name.
public final class RawDocument {

    private final byte[] bytes;

    public RawDocument(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Digest digest() {
        return Digest.of(bytes);
    }
}
