package io.cutaway.engine.image;

import java.util.Arrays;
import java.util.Optional;

/// How the archive of a layer is compressed.
public enum LayerCompression {
    NONE(MediaTypes.LAYER, "tar", "tar"),
    GZIP(MediaTypes.LAYER_GZIP, "tar+gzip", "tar.gzip"),
    ZSTD(MediaTypes.LAYER_ZSTD, "tar+zstd", "tar.zstd");

    /// Layers that a registry was not to keep; deprecated in version 1.1 of the specification.
    private static final String OLD = "application/vnd.oci.image.layer.nondistributable.v1.";

    private static final String DOCKERS = "application/vnd.docker.image.rootfs.diff.";
    private static final String DOCKERS_OLD = "application/vnd.docker.image.rootfs.foreign.diff.";

    private final String mediaType;
    private final String suffix;
    private final String dockersSuffix;

    LayerCompression(String mediaType, String suffix, String dockersSuffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
        this.dockersSuffix = dockersSuffix;
    }

    /// The OCI specification's media type for such a layer.
    public String mediaType() {
        return mediaType;
    }

    /// What a media type says; empty for one that is no layer's.
    public static Optional<LayerCompression> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(c -> c.isCalled(mediaType)).findFirst();
    }

    private boolean isCalled(String other) {
        return other.equals(mediaType)
                || other.equals(OLD + suffix)
                || other.equals(DOCKERS + dockersSuffix)
                || other.equals(DOCKERS_OLD + dockersSuffix);
    }

    /// What the first four bytes of a layer say (RFC 1952; RFC 8878 with its skippable frames). All
    /// that is neither is taken for an archive as it is.
    public static LayerCompression ofMagic(byte[] start) {
        if (start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b) {
            return GZIP;
        }
        return start.length >= 4 && isZstd(start) ? ZSTD : NONE;
    }

    private static boolean isZstd(byte[] start) {
        boolean frame =
                start[0] == 0x28
                        && start[1] == (byte) 0xb5
                        && start[2] == 0x2f
                        && start[3] == (byte) 0xfd;
        boolean skippable =
                (start[0] & 0xf0) == 0x50
                        && start[1] == 0x2a
                        && start[2] == 0x4d
                        && start[3] == 0x18;
        return frame || skippable;
    }
}
