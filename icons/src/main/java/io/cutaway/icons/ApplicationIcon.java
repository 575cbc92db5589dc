package io.cutaway.icons;

import java.net.URL;
import java.util.List;
import java.util.Objects;

/// The application's icon as PNG files, square, for window managers that choose the size they need.
public final class ApplicationIcon {

    /// The widths there are, in pixels.
    public static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    private ApplicationIcon() {}

    /// The picture of that width, one of `SIZES`.
    public static URL of(int size) {
        var name = "application-" + size + ".png";
        return Objects.requireNonNull(ApplicationIcon.class.getResource(name), name);
    }
}
