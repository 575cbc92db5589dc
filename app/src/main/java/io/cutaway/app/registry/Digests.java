package io.cutaway.app.registry;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageFormatException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Compares bytes with digests of either algorithm.
final class Digests {

    private Digests() {}

    static boolean matches(Digest digest, byte[] bytes) {
        var hash = HexFormat.of().formatHex(of(digest.algorithm()).digest(bytes));
        return hash.equals(digest.hex());
    }

    private static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(
                    algorithm.equals(Digest.SHA256) ? "SHA-256" : "SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A digest that somebody else wrote; empty when it can't be read.
    static Optional<Digest> readable(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (ImageFormatException _) {
            return Optional.empty();
        }
    }
}
