package io.cutaway.engine.step;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.ChangeRoot;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;

import java.util.EnumSet;
import java.util.Set;

/// Makes the plan of a launch into the one that is stepped through. What follows from a change is
/// left as it is: that sethostname(2) fails without a UTS namespace is for the kernel to say.
public final class StepPlanner {

    private StepPlanner() {}

    public static LaunchPlan plan(LaunchPlan launch, StepChanges changes) {
        return new LaunchPlan(
                launch.operations().stream().map(each -> changed(each, changes)).toList());
    }

    private static Operation changed(Operation operation, StepChanges changes) {
        return switch (operation) {
            case NewNamespaces(var kinds) -> new NewNamespaces(kept(kinds, changes));
            case PivotRoot pivot -> changes.changeRoot() ? new ChangeRoot() : pivot;
            case MountOverlay o ->
                    new MountOverlay(
                            o.lowers(),
                            o.upper(),
                            o.work(),
                            allowed(o.attributes(), changes),
                            o.isVolatile());
            case Mount o ->
                    new Mount(
                            o.type(),
                            o.source(),
                            o.target(),
                            allowed(o.attributes(), changes),
                            o.options());
            default -> operation;
        };
    }

    private static Set<NamespaceKind> kept(Set<NamespaceKind> kinds, StepChanges changes) {
        var kept = EnumSet.copyOf(kinds);
        kept.removeAll(changes.namespacesLeftOut());
        return kept;
    }

    private static Set<MountAttribute> allowed(
            Set<MountAttribute> attributes, StepChanges changes) {
        var kept = EnumSet.noneOf(MountAttribute.class);
        kept.addAll(attributes);
        kept.removeAll(changes.attributesLeftOff());
        return kept;
    }
}
