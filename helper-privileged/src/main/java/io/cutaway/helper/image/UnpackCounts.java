package io.cutaway.helper.image;

/// What an unpacking has come across so far.
final class UnpackCounts {

    private final UnpackLimits limits;
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

    void addBytes(long size, String path) throws ImageException {
        // Written so that no sum can overflow.
        if (size > limits.bytes() - bytes) {
            throw new ImageException(ImageException.Code.TOO_MANY_BYTES, path);
        }
        bytes += size;
    }
}
