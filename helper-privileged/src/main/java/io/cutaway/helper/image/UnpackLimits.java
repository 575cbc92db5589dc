package io.cutaway.helper.image;

import java.time.Duration;

/// How much a layer may ask of this computer before it is refused.
///
/// @param bytes the sizes of its files together, holes included
/// @param ratio how many bytes one compressed byte may become, counted after 16 MiB, and without
///   zeros as far as `bytes` goes; deflate itself makes no more than 1032
/// @param entries how many there may be
/// @param depth directories below each other
/// @param nameBytes the length of a path; Linux's own limit is 4096 with the final NUL
/// @param attributeBytes the extended attributes of one entry, names and values
/// @param time from the first byte to the last
public record UnpackLimits(
        long bytes,
        long ratio,
        long entries,
        int depth,
        int nameBytes,
        int attributeBytes,
        Duration time) {

    public static final UnpackLimits DEFAULT =
            new UnpackLimits(64L << 30, 1100, 5_000_000, 256, 4095, 256 << 10, Duration.ofHours(6));

    /// Up to here any ratio is harmless, and short archives of zeros are common.
    static final long RATIO_COUNTS_FROM = 16L << 20;

    public UnpackLimits {
        if (bytes < 1
                || ratio < 1
                || entries < 1
                || depth < 1
                || nameBytes < 1
                || attributeBytes < 0
                || !time.isPositive()) {
            throw new IllegalArgumentException("a limit below 1");
        }
    }
}
