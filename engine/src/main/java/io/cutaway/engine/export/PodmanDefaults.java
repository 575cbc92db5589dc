package io.cutaway.engine.export;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.CapabilitySet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What podman does to a container by itself, and what it can't be told, on a line or in a Pod.
final class PodmanDefaults {

    /// podman's limits come from Docker's list, which lacks this one.
    private static final String UNKNOWN_LIMIT = "as";

    /// What every podman hides by itself.
    private static final Set<String> HIDDEN =
            Set.of(
                    "/proc/acpi",
                    "/proc/kcore",
                    "/proc/keys",
                    "/proc/latency_stats",
                    "/proc/sched_debug",
                    "/proc/scsi",
                    "/proc/timer_list",
                    "/proc/timer_stats",
                    "/sys/firmware",
                    "/sys/fs/selinux");

    /// Capabilities that engines give beyond Cutaway's, unless their configuration says otherwise.
    private static final CapabilitySet MORE =
            CapabilitySet.of(Capability.AUDIT_WRITE, Capability.MKNOD, Capability.NET_RAW);

    private PodmanDefaults() {}

    /// The paths that a launch hides and podman does not.
    static List<String> notHidden(PlanFacts facts) {
        return facts.all(MaskPath.class)
                .map(MaskPath::target)
                .filter(path -> !HIDDEN.contains(path))
                .toList();
    }

    /// What podman gives beyond, and the launch does not.
    static CapabilitySet more(PlanFacts facts) {
        return MORE.minus(kept(facts));
    }

    /// What any engine may give without a word and the launch does not.
    static CapabilitySet tooMany(PlanFacts facts) {
        return CapabilitySet.CONTAINER_DEFAULT.plus(MORE).minus(kept(facts));
    }

    /// What no engine gives without a word and the launch does.
    static CapabilitySet missing(PlanFacts facts) {
        return kept(facts).minus(CapabilitySet.CONTAINER_DEFAULT);
    }

    private static CapabilitySet kept(PlanFacts facts) {
        return new CapabilitySet(facts.the(SetCapabilities.class).bounding());
    }

    /// Whether the process holds no capability at first. With podman it holds those that are added.
    static boolean isOrdinary(PlanFacts facts) {
        return facts.the(SetUser.class).uid() != 0;
    }

    /// The limits that podman knows, as it reads them.
    static List<String> limits(ContainerSpec spec) {
        return spec.limits().stream()
                .filter(limit -> !limit.name().equals(UNKNOWN_LIMIT))
                .map(limit -> "%s=%d:%d".formatted(limit.name(), limit.soft(), limit.hard()))
                .toList();
    }

    static List<ExportWarning> lostLimits(ContainerSpec spec) {
        return spec.limits().stream()
                .map(ResourceLimit::name)
                .filter(UNKNOWN_LIMIT::equals)
                .map(name -> ExportWarning.of(ExportWarning.Code.LIMIT_LOST, name))
                .toList();
    }

    /// Host folders whose files belong to nobody inside.
    static List<ExportWarning> unmapped(ContainerSpec spec, PlanFacts facts) {
        return spec.binds().stream()
                .filter(_ -> facts.isIdMapped())
                .map(b -> ExportWarning.of(ExportWarning.Code.OWNERS_UNMAPPED, b.source()))
                .toList();
    }

    /// Names for a sentence.
    static String names(CapabilitySet capabilities) {
        return capabilities.capabilities().stream()
                .map(Capability::name)
                .collect(Collectors.joining(", "));
    }
}
