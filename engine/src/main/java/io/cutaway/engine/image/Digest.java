package io.cutaway.engine.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name of a piece of content: `algorithm:hex`, as in the OCI image specification
/// (descriptor.md, "Digests"). Only the registered algorithms, `sha256` and `sha512`, are known.
public record Digest(String algorithm, String hex) implements Comparable<Digest> {

    /// The algorithm Cutaway itself uses.
    public static final String SHA256 = "sha256";

    public Digest {
        if (hex.length() != hexLength(algorithm) || !isLowerHex(hex)) {
            throw bad(algorithm + ":" + hex);
        }
    }

    /// Reads `algorithm:hex`.
    ///
    /// @throws ImageFormatException with [ImageFormatException.Code#BAD_DIGEST]
    @JsonCreator
    public static Digest parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw bad(text);
        }
        return new Digest(text.substring(0, colon), text.substring(colon + 1));
    }

    /// The SHA-256 digest of the bytes.
    public static Digest of(byte[] bytes) {
        return of(newSha256().digest(bytes), SHA256);
    }

    /// Takes the result of a computation that [#newSha256()] began, and resets it.
    public static Digest finish(MessageDigest sha256) {
        return of(sha256.digest(), SHA256);
    }

    /// A new SHA-256 computation.
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have it (MessageDigest's own documentation).
            throw new IllegalStateException(e);
        }
    }

    private static Digest of(byte[] hash, String algorithm) {
        return new Digest(algorithm, HexFormat.of().formatHex(hash));
    }

    private static int hexLength(String algorithm) {
        return switch (algorithm) {
            case SHA256 -> 64;
            case "sha512" -> 128;
            default -> -1;
        };
    }

    private static boolean isLowerHex(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static ImageFormatException bad(String text) {
        return new ImageFormatException(ImageFormatException.Code.BAD_DIGEST, text);
    }

    /// The first twelve digits, as listings show them.
    public String abbreviated() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}
