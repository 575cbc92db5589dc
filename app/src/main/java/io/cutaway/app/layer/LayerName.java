package io.cutaway.app.layer;

import static io.cutaway.app.layer.LayerMessage.*;

import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.StackSummary;

/// What a layer is called and which colour it has, by its place in the stack.
///
/// @param isWritable whether it is the container's own
record LayerName(String text, String styleClass, boolean isWritable) {

    /// @param place 0 is the top
    static LayerName of(StackSummary stack, int place) {
        if (place == 0) {
            return new LayerName(UPPER.text(), StyleClasses.WRITABLE, true);
        }
        var count = stack.layers().size() - 1;
        var fromBottom = count - place + 1;
        return new LayerName(
                IMAGE_LAYER.text(fromBottom), StyleClasses.stratum(place - 1, count), false);
    }
}
