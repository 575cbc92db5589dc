package io.cutaway.app.lesson;

import io.cutaway.engine.launch.Operation;

import java.util.Arrays;
import java.util.Optional;

/// Names operations of a plan: `PivotRoot` the only or first one, `Mount /proc` that at a place.
///
/// @param name of the operation
/// @param place the path it works on; empty for any
public record OperationMark(String name, String place) {

    /// Reads it; empty when there is no operation of that name, or none of that name has a place.
    public static Optional<OperationMark> parse(String text) {
        var words = text.strip().split("\\s+", 2);
        var mark = new OperationMark(words[0], words.length == 2 ? words[1] : "");
        return isName(mark.name) && (mark.place.isEmpty() || mark.place.startsWith("/"))
                ? Optional.of(mark)
                : Optional.empty();
    }

    private static boolean isName(String name) {
        return Arrays.stream(Operation.class.getPermittedSubclasses())
                .anyMatch(type -> type.getSimpleName().equals(name));
    }

    /// Whether it means this operation.
    public boolean matches(Operation operation) {
        return operation.name().equals(name) && (place.isEmpty() || place.equals(place(operation)));
    }

    private static String place(Operation operation) {
        return switch (operation) {
            case Operation.CloneTree o -> o.path();
            case Operation.MakePrivate o -> o.path();
            case Operation.Mount o -> o.target();
            case Operation.BindTree o -> o.target();
            case Operation.BindDevice o -> o.target();
            case Operation.BindHostTree o -> o.target();
            case Operation.MakeDirectory o -> o.target();
            case Operation.MakeSymbolicLink o -> o.target();
            case Operation.MaskPath o -> o.target();
            case Operation.ReadOnlyPath o -> o.target();
            case Operation.SetMountAttributes o -> o.target();
            case Operation.ChangeDirectory o -> o.path();
            default -> "";
        };
    }

    /// As lessons write it.
    @Override
    public String toString() {
        return place.isEmpty() ? name : name + " " + place;
    }
}
