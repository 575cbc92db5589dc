package io.cutaway.engine.mount;

/// A device number, as `st_dev` of the files of a mount. File systems without a block device have
/// major 0 and a minor of their own.
public record DeviceNumber(int major, int minor) {

    public DeviceNumber {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("negative device number " + major + ":" + minor);
        }
    }

    @Override
    public String toString() {
        return major + ":" + minor;
    }
}
