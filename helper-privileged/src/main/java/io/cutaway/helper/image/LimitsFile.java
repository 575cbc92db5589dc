package io.cutaway.helper.image;

import io.cutaway.engine.image.OciDocuments;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The file `limits.json` of the store, in which its owner can set other limits for images than the
/// default ones. What it doesn't name stays as it is.
///
/// ```
/// {"bytes": 10737418240, "seconds": 600}
/// ```
///
/// @param seconds [UnpackLimits#time()]
public record LimitsFile(
        Optional<Long> bytes,
        Optional<Long> ratio,
        Optional<Long> entries,
        Optional<Integer> depth,
        Optional<Integer> nameBytes,
        Optional<Integer> attributeBytes,
        Optional<Long> seconds) {

    /// The limits that the file sets, or the default ones when there is none or it is wrong, which
    /// the helper's log says.
    public static UnpackLimits read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return UnpackLimits.DEFAULT;
        }
        try {
            return new OciDocuments().read(Files.readAllBytes(file), LimitsFile.class).limits();
        } catch (IllegalArgumentException e) {
            System.getLogger(LimitsFile.class.getName())
                    .log(Level.WARNING, "{0}: {1}", file, e.getMessage());
            return UnpackLimits.DEFAULT;
        }
    }

    private UnpackLimits limits() {
        var others = UnpackLimits.DEFAULT;
        return new UnpackLimits(
                bytes.orElse(others.bytes()),
                ratio.orElse(others.ratio()),
                entries.orElse(others.entries()),
                depth.orElse(others.depth()),
                nameBytes.orElse(others.nameBytes()),
                attributeBytes.orElse(others.attributeBytes()),
                seconds.map(Duration::ofSeconds).orElse(others.time()));
    }
}
