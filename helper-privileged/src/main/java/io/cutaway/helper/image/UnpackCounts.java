package io.cutaway.helper.image;

/// What an unpacking has come across so far.
final class UnpackCounts {

    /// What the names of directories and devices may take in memory, in bytes.
    static final long MOST_KEPT = 48L << 20;

    /// What a name takes beside its characters, about.
    private static final int KEPT_BESIDE = 128;

    private final UnpackLimits limits;
    private long kept;
    long entries;
    long bytes;
    long skippedDevices;
    long squashedOwners;
    long droppedAttributes;

    UnpackCounts(UnpackLimits limits) {
        this.limits = limits;
    }

    void addEntry(String path) throws ImageException {
        entries++;
        if (entries > limits.entries()) {
            throw new ImageException(ImageException.Code.TOO_MANY_ENTRIES, path);
        }
    }

    /// Counts a name that is kept in memory until the layer's end.
    void addKept(String path) throws ImageException {
        kept += KEPT_BESIDE + 2L * path.length();
        if (kept > MOST_KEPT) {
            throw new ImageException(ImageException.Code.TOO_MANY_ENTRIES, path);
        }
    }

    void addBytes(long size, String path) throws ImageException {
        // Written so that no sum can overflow.
        if (size > limits.bytes() - bytes) {
            throw new ImageException(ImageException.Code.TOO_MANY_BYTES, path);
        }
        bytes += size;
    }
}
