package io.cutaway.app.overview;

import java.util.List;

/// The overview of a container as figures, ready to be painted: nothing is measured or decided
/// afterwards.
///
/// @param width in units; a renderer says how many pixels one has
/// @param parts in the order in which they are painted, and in which the keyboard visits them
record Drawing(double width, double height, List<Part> parts) {

    static final Drawing EMPTY = new Drawing(0, 0, List.of());

    Drawing {
        parts = List.copyOf(parts);
    }
}
