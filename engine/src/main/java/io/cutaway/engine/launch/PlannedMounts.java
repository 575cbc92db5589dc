package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.BindHostTree;
import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.mount.MountAttribute;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The mounts of a plan by where they are, for what a later operation builds on.
final class PlannedMounts {

    private final Map<Integer, CloneTree> trees = new HashMap<>();
    private final TreeMap<String, Set<MountAttribute>> attributes = new TreeMap<>();

    PlannedMounts(LaunchPlan plan) {
        plan.operations().forEach(this::add);
    }

    private void add(Operation operation) {
        switch (operation) {
            case CloneTree o -> trees.put(o.slot(), o);
            case MountOverlay o -> attributes.put("/", o.attributes());
            case Mount o -> attributes.put(o.target(), o.attributes());
            case BindHostTree o -> attributes.put(o.target(), o.attributes());
            case BindTree o -> attributes.put(o.target(), tree(o.slot()).attributes());
            default -> {
                // Makes no mount that another one of the plan changes.
            }
        }
    }

    /// The clone that a slot holds.
    ///
    /// @throws IllegalArgumentException when the plan clones none into it
    CloneTree tree(int slot) {
        var tree = trees.get(slot);
        if (tree == null) {
            throw new IllegalArgumentException("no tree is cloned into slot " + slot);
        }
        return tree;
    }

    /// What the mount forbids that shows `path`: the deepest whose place is `path` or above it.
    Set<MountAttribute> attributesAt(String path) {
        for (var place = path;
                !place.isEmpty();
                place = place.substring(0, place.lastIndexOf('/'))) {
            var found = attributes.get(place);
            if (found != null) {
                return found;
            }
        }
        return attributes.getOrDefault("/", Set.of());
    }
}
