package io.cutaway.icons;

import org.kordamp.ikonli.Ikon;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Cutaway's own pictograms: what a container is made of, for which no general set has a picture.
/// Each is drawn in `icons/src/main/drawings`, in a file with the name of its constant.
public enum CutawayIcon implements Ikon {
    /// A container.
    CONTAINER(0xE900),
    /// A namespace of the kernel.
    NAMESPACE(0xE901),
    /// A layer of an image.
    LAYER(0xE902),
    /// The layer that a container writes to.
    WRITABLE_LAYER(0xE903),
    /// A path that a layer takes away from those below it.
    WHITEOUT(0xE904),
    /// A mount, above all a bind of a host's folder.
    MOUNT(0xE905),
    /// The small program that is a container's parent.
    SHIM(0xE906),
    /// The ordered operations that build a container.
    LAUNCH_PLAN(0xE907);

    static final String PREFIX = "cutaway-";

    // The code is written down, not counted: a new constant must not move the others in the font.
    private final int code;

    CutawayIcon(int code) {
        this.code = code;
    }

    /// The name within the pack and of the drawing's file, such as `writable-layer`.
    public String drawing() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The name that style sheets and `FontIcon` use, such as `cutaway-writable-layer`.
    @Override
    public String getDescription() {
        return PREFIX + drawing();
    }

    /// The code point in the font's private use area.
    @Override
    public int getCode() {
        return code;
    }

    static Optional<CutawayIcon> named(String description) {
        return Stream.of(values())
                .filter(icon -> icon.getDescription().equals(description))
                .findFirst();
    }
}
