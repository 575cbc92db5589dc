package io.cutaway.app.layer;

import static io.cutaway.app.layer.LayerMessage.*;

import io.cutaway.app.theme.StyleClasses;
import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.StackSummary;

/// What a layer is called and which colour it has, by its place in the stack.
///
/// @param isWritable whether it is the container's own
record LayerName(String text, String styleClass, boolean isWritable) {

    /// @param place 0 is the top
    static LayerName of(StackSummary stack, int place) {
        var writable = isUpper(stack) ? 1 : 0;
        if (place < writable) {
            return new LayerName(UPPER.text(), StyleClasses.WRITABLE, true);
        }
        var count = stack.layers().size() - writable;
        var fromTop = place - writable;
        return new LayerName(
                IMAGE_LAYER.text(count - fromTop), StyleClasses.stratum(fromTop, count), false);
    }

    /// An image has no writable layer, a container has it on top.
    private static boolean isUpper(StackSummary stack) {
        return !stack.layers().isEmpty()
                && stack.layers().getFirst().layer().id().equals(LayerDirectory.UPPER);
    }
}
