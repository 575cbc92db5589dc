package io.cutaway.app.overview;

import io.cutaway.app.page.Screen;

import java.util.List;
import java.util.Optional;

/// Something in the drawing that has a meaning of its own.
///
/// @param id what makes two parts of two drawings the same thing
/// @param door the page that tells more about it; empty for a frame around others
/// @param says in a sentence what the figures show, whole where they are cut; empty for a frame
/// @param area which the figures keep to, and where it can be hit
record Part(String id, Optional<Screen.Tab> door, String says, Area area, List<Figure> figures) {

    Part {
        figures = List.copyOf(figures);
    }
}
