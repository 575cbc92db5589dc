package io.cutaway.engine.launch;

import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.JoinNamespaces;
import io.cutaway.engine.launch.Operation.OpenPipes;
import io.cutaway.engine.launch.Operation.OpenTerminal;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetNoNewPrivileges;
import io.cutaway.engine.launch.Operation.SetResourceLimit;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.process.NamespaceKind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Plans what happens between "inside the container" and "the program runs": the same for the first
/// process of a container and for one that joins it.
public final class ProcessPlanner {

    private ProcessPlanner() {}

    /// The plan that runs `process` in the namespaces of a running container.
    ///
    /// @param descriptor number of the inherited pidfd of the container's first process
    /// @param namespaces those that the container does not share with the helper
    public static LaunchPlan join(
            int descriptor,
            java.util.Set<NamespaceKind> namespaces,
            ProcessSpec process,
            Optional<SeccompProgram> seccomp) {
        var plan = new ArrayList<Operation>();
        plan.add(new JoinNamespaces(descriptor, EnumSet.copyOf(namespaces)));
        plan.addAll(operations(process, seccomp));
        return new LaunchPlan(plan);
    }

    /// The user comes before the terminal, so that the terminal belongs to the user; the filter
    /// comes after everything that it would forbid.
    static List<Operation> operations(ProcessSpec process, Optional<SeccompProgram> seccomp) {
        var plan = new ArrayList<Operation>();
        process.limits().forEach(limit -> plan.add(limit(limit)));
        var user = process.user();
        plan.add(new SetUser(user.uid(), user.gid(), user.groups()));
        plan.add(
                process.terminal()
                        .<Operation>map(size -> new OpenTerminal(size.rows(), size.columns()))
                        .orElseGet(() -> new OpenPipes(process.stdin())));
        plan.add(capabilities(process));
        plan.add(new SetNoNewPrivileges());
        plan.add(new ChangeDirectory(process.workingDirectory()));
        seccomp.ifPresent(program -> plan.add(new FilterSyscalls(program)));
        plan.add(new Execute(process.arguments(), process.environment()));
        return plan;
    }

    /// A user other than root holds none, as after setuid(2); nothing is inheritable or ambient
    /// (CVE-2022-24769 is what happens otherwise).
    private static SetCapabilities capabilities(ProcessSpec process) {
        var bounding = process.capabilities();
        var held = process.user().uid() == 0 ? bounding : 0;
        return new SetCapabilities(bounding, held, held, 0, 0);
    }

    private static SetResourceLimit limit(ResourceLimit limit) {
        return new SetResourceLimit(
                ResourceLimits.number(limit.name()), limit.soft(), limit.hard());
    }
}
