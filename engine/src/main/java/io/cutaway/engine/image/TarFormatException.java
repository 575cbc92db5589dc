package io.cutaway.engine.image;

import java.io.IOException;

/// A tar archive that can't be read, and where: the offset in bytes of the header of the entry that
/// is wrong, from the beginning of the uncompressed archive.
public final class TarFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /// What is wrong.
    public enum Code {
        /// The archive ends inside an entry, or without the block of zeros that ends it.
        TRUNCATED,
        /// The header's checksum is wrong: not a tar archive, or a damaged one.
        WRONG_CHECKSUM,
        /// A number that is none, or is out of its range.
        BAD_NUMBER,
        /// A size or an offset below zero.
        NEGATIVE_NUMBER,
        /// An extended header (pax) that breaks its own grammar.
        BAD_EXTENDED_HEADER,
        /// An extended header, a long name or a sparse map of more than a mebibyte.
        HEADER_TOO_LARGE,
        /// A name that is empty, holds a NUL, or climbs with `..`.
        BAD_NAME,
        /// A name that is not UTF-8.
        NAME_NOT_UTF8,
        /// A map of holes that overlaps itself or exceeds the file.
        BAD_SPARSE_MAP,
        /// A kind of entry that is not a file of a file system (multi-volume, dump directory…).
        UNSUPPORTED_TYPE
    }

    private final Code code;
    private final long offset;

    public TarFormatException(Code code, long offset) {
        super(code + " at byte " + offset);
        this.code = code;
        this.offset = offset;
    }

    public Code code() {
        return code;
    }

    /// Where the entry's header begins, in bytes.
    public long offset() {
        return offset;
    }
}
