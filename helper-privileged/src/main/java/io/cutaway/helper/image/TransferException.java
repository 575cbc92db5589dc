package io.cutaway.helper.image;

import io.cutaway.engine.image.Digest;

import java.io.IOException;

/// The transfer of a blob that can't go on; what came of it is kept.
public final class TransferException extends IOException {

    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Kind {
        /// The client begins elsewhere than where the store's part ends.
        MOVED,
        /// The source ended or went silent.
        TRUNCATED
    }

    private final Kind kind;
    private final transient Digest digest;
    private final long position;

    public TransferException(Kind kind, Digest digest, long position) {
        super(kind + " " + digest + " at " + position);
        this.kind = kind;
        this.digest = digest;
        this.position = position;
    }

    public Kind kind() {
        return kind;
    }

    public Digest digest() {
        return digest;
    }

    /// How much of the blob the store has.
    public long position() {
        return position;
    }
}
