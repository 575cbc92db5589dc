package io.cutaway.engine.system;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A program to start, and exactly what it inherits.
///
/// @param path the program; not searched in `PATH`
/// @param arguments beginning with the program's name for itself
/// @param environment all of it: nothing of this process's is added
/// @param descriptors the child's numbers and what they are; 0, 1 and 2 must be among them, and no
///   other is open in the child. They stay open here.
public record SpawnRequest(
        String path,
        List<String> arguments,
        Map<String, String> environment,
        SortedMap<Integer, Descriptor> descriptors) {

    public SpawnRequest {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        descriptors = Collections.unmodifiableSortedMap(new TreeMap<>(descriptors));
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a program needs a name for itself");
        }
        // A program that finds one of these closed takes the next file it opens for its output.
        if (!descriptors.keySet().containsAll(List.of(0, 1, 2)) || descriptors.firstKey() < 0) {
            throw new IllegalArgumentException("descriptors 0, 1 and 2 must be given");
        }
    }

    public SpawnRequest(
            String path,
            List<String> arguments,
            Map<String, String> environment,
            Map<Integer, Descriptor> descriptors) {
        this(path, arguments, environment, new TreeMap<>(descriptors));
    }
}
