package io.cutaway.helper.image;

import io.cutaway.engine.image.TarFormatException;

import java.io.IOException;

/// An image or a layer that is refused, or isn't there. The code says why, the subject which path,
/// number or name; sentences are made by the program that shows them.
public final class ImageException extends IOException {

    private static final long serialVersionUID = 1L;

    /// Why, besides what the tar reader itself refuses.
    public enum Code {
        /// Compressed data that ends early or is damaged.
        BAD_COMPRESSION,
        /// Compressed in another way than gzip or zstd; the subject names it.
        UNSUPPORTED_COMPRESSION,
        /// [UnpackLimits#bytes()] is exceeded.
        TOO_MANY_BYTES,
        /// [UnpackLimits#ratio()] is exceeded.
        TOO_COMPRESSED,
        /// [UnpackLimits#time()] is exceeded.
        TOO_SLOW,
        /// [UnpackLimits#entries()] is exceeded.
        TOO_MANY_ENTRIES,
        /// [UnpackLimits#depth()] is exceeded.
        TOO_DEEP,
        /// [UnpackLimits#nameBytes()] or what the file system allows is exceeded.
        NAME_TOO_LONG,
        /// [UnpackLimits#attributeBytes()] is exceeded.
        ATTRIBUTES_TOO_LARGE,
        /// A whiteout of nothing, of `.` or of `..`.
        BAD_WHITEOUT,
        /// An entry below something that is no directory.
        PARENT_IS_NO_DIRECTORY,
        /// The root of the layer as something else than a directory.
        ROOT_IS_NO_DIRECTORY,
        /// A hard link to what isn't there, or is a directory.
        BAD_HARD_LINK,
        /// An owner that can't exist here: outside the user namespace or the reserved block.
        UNMAPPED_ID,
        /// A `security.capability` that is none.
        BAD_CAPABILITY,
        /// The file system doesn't take an extended attribute.
        ATTRIBUTE_REFUSED,
        /// The bytes are not those that the digest names.
        WRONG_DIGEST,
        /// The archive is not the one that the diff ID names.
        WRONG_DIFF_ID,
        /// More or fewer bytes than announced.
        WRONG_SIZE,
        /// Compressed in another way than the media type says.
        WRONG_MEDIA_TYPE,
        /// A media type that is no layer's, no manifest's or no configuration's.
        UNSUPPORTED_MEDIA_TYPE,
        /// Another digest than SHA-256, which is the only one that is computed.
        UNSUPPORTED_DIGEST,
        /// A manifest or a configuration that breaks a rule; the subject says which.
        BAD_DOCUMENT,
        /// More layers than [ImageDocuments#MOST_LAYERS].
        TOO_MANY_LAYERS,
        /// The store lacks a blob or a layer; the subject is its digest.
        NO_SUCH_CONTENT,
        /// A tree that was removed while it was being read.
        TREE_GONE,
        /// The work was interrupted.
        CANCELLED,
        /// No image has that name or that beginning of a digest.
        NO_SUCH_IMAGE,
        /// Several images have digests that begin like that.
        AMBIGUOUS_IMAGE,
        /// A document of the store that can't be read.
        DAMAGED_STORE,
        /// The index of the images can't be read; the subject is its file.
        DAMAGED_INDEX,
        /// The same of an image's manifest or configuration; the subject is what the image was
        /// asked for by.
        DAMAGED_IMAGE
    }

    private final String code;
    private final String subject;

    public ImageException(Code code, String subject) {
        super(code + ": " + subject);
        this.code = code.name();
        this.subject = subject;
    }

    public ImageException(Code code, String subject, Throwable cause) {
        super(code + ": " + subject, cause);
        this.code = code.name();
        this.subject = subject;
    }

    /// An archive that the tar reader refused: its code with `TAR_` before it, and the offset.
    public ImageException(TarFormatException refusal) {
        super(refusal);
        this.code = "TAR_" + refusal.code();
        this.subject = Long.toString(refusal.offset());
    }

    /// The name of a [Code], or `TAR_` and the name of a [TarFormatException.Code].
    public String code() {
        return code;
    }

    /// A path in the archive, a number, or an image's name.
    public String subject() {
        return subject;
    }
}
