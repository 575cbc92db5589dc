package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.IdMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a plan comes to: the mounts a person will find inside, who is who, and how many steps.
///
/// @param mounts in the order they are made
/// @param users of the container and who they are outside, when it has a user namespace
/// @param capabilities that its first process may use, by name
record PlanSummary(List<Mounted> mounts, Optional<IdMap> users, List<String> capabilities) {

    /// One mount to be.
    ///
    /// @param what type and options
    /// @param fromHost whether it shows something of the host's
    record Mounted(String target, String what, boolean fromHost) {}

    PlanSummary {
        mounts = List.copyOf(mounts);
        capabilities = List.copyOf(capabilities);
    }

    static PlanSummary of(LaunchPlan plan) {
        var trees = new HashMap<Integer, Operation.CloneTree>();
        var mounts = new ArrayList<Mounted>();
        for (var operation : plan.operations()) {
            if (operation instanceof Operation.CloneTree tree) {
                trees.put(tree.slot(), tree);
            }
            mounted(operation, trees).ifPresent(mounts::add);
        }
        return new PlanSummary(mounts, users(plan), capabilities(plan));
    }

    private static Optional<Mounted> mounted(
            Operation operation, Map<Integer, Operation.CloneTree> trees) {
        if (operation instanceof Operation.MountOverlay overlay) {
            var what = PLAN_OVERLAY.text(overlay.lowers().size(), options(overlay.attributes()));
            return Optional.of(new Mounted("/", what, false));
        }
        if (operation instanceof Operation.Mount mount) {
            var what = mount.type() + "  " + options(mount.attributes());
            return Optional.of(new Mounted(mount.target(), what, false));
        }
        if (operation instanceof Operation.BindHostTree bind) {
            return Optional.of(fromHost(bind.source(), bind.target(), bind.attributes()));
        }
        if (operation instanceof Operation.BindTree bind) {
            return Optional.ofNullable(trees.get(bind.slot()))
                    .map(tree -> fromHost(tree.path(), bind.target(), tree.attributes()));
        }
        return Optional.empty();
    }

    private static Mounted fromHost(String source, String target, Set<MountAttribute> attributes) {
        return new Mounted(target, PLAN_BIND.text(source, options(attributes)), true);
    }

    private static String options(Collection<MountAttribute> attributes) {
        return Arrays.stream(MountAttribute.values())
                .filter(attributes::contains)
                .map(MountAttribute::option)
                .collect(Collectors.joining(","));
    }

    private static Optional<IdMap> users(LaunchPlan plan) {
        return plan.operations().stream()
                .filter(Operation.MapIds.class::isInstance)
                .map(operation -> ((Operation.MapIds) operation).ids().users())
                .findFirst();
    }

    private static List<String> capabilities(LaunchPlan plan) {
        return plan.operations().stream()
                .filter(Operation.SetCapabilities.class::isInstance)
                .map(o -> new CapabilitySet(((Operation.SetCapabilities) o).permitted()).names())
                .findFirst()
                .orElse(List.of());
    }
}
