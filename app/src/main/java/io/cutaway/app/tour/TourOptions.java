package io.cutaway.app.tour;

import io.cutaway.app.theme.Theme;

import java.nio.file.Path;
import java.util.List;

/// How the tour is made.
///
/// @param directory where the pictures go; made when absent
/// @param width of the window, in pixels
/// @param height of the window, in pixels
/// @param themes in which pages are pictured; none other is
public record TourOptions(Path directory, int width, int height, List<Theme> themes) {

    public TourOptions {
        themes = List.copyOf(themes);
    }
}
