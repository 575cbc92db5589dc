package io.cutaway.engine.export;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.BindHostTree;
import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.Mount;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// The plan's mounts as the array `mounts`, in the plan's order. The container's own small files
/// are beside the configuration, in `etc`.
record OciMounts(PlanFacts facts) {

    void addTo(ArrayNode mounts) {
        for (Operation operation : facts.plan().operations()) {
            switch (operation) {
                case Mount o -> {
                    var options = new ArrayList<>(MountWords.of(o.attributes()));
                    options.addAll(o.options());
                    add(mounts, o.target(), o.type(), o.source(), options);
                }
                case BindTree o -> bind(mounts, o);
                case BindHostTree o -> {
                    var options = new ArrayList<>(List.of("rbind", "rprivate"));
                    options.addAll(MountWords.of(o.attributes()));
                    add(mounts, o.target(), "bind", o.source(), options);
                }
                default -> {
                    // No mount, or one that a runtime makes by itself.
                }
            }
        }
    }

    private void bind(ArrayNode mounts, BindTree bind) {
        var tree = facts.tree(bind.slot());
        var isOwn = facts.isOwn(tree.path());
        var options = new ArrayList<>(List.of(tree.recursive() ? "rbind" : "bind", "rprivate"));
        options.addAll(MountWords.of(tree.attributes()));
        add(
                mounts,
                bind.target(),
                "bind",
                isOwn ? tree.path().substring(facts.folder().length() + 1) : tree.path(),
                options);
    }

    private static void add(
            ArrayNode mounts, String target, String type, String source, List<String> options) {
        ObjectNode mount = mounts.addObject();
        mount.put("destination", target).put("type", type).put("source", source);
        options.forEach(mount.putArray("options")::add);
    }
}
