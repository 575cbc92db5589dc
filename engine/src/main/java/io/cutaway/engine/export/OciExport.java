package io.cutaway.engine.export;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.OpenTerminal;
import io.cutaway.engine.launch.Operation.RaiseLoopback;
import io.cutaway.engine.launch.Operation.ReadOnlyPath;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.launch.Operation.SetMountAttributes;
import io.cutaway.engine.launch.Operation.SetResourceLimit;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.launch.ResourceLimits;
import io.cutaway.engine.launch.SeccompProfile;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.protocol.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The launch as `config.json` of a bundle (OCI runtime specification 1.0, config.md and
/// config-linux.md). The root is the folder `rootfs` beside it, on which the layers have to be
/// mounted: a runtime mounts nothing there itself. Devices and links of `/dev` are the runtime's.
final class OciExport {

    private static final String VERSION = "1.0.2";

    private final PlanFacts facts;

    private OciExport(PlanFacts facts) {
        this.facts = facts;
    }

    static Exported of(LaunchPlan plan) {
        var facts = new PlanFacts(plan);
        var config = new OciExport(facts).config();
        return new Exported(
                ExportFormat.OCI,
                config.toPrettyString() + "\n",
                warnings(facts),
                OciPreparation.of(facts));
    }

    private static List<ExportWarning> warnings(PlanFacts facts) {
        var warnings = new ArrayList<ExportWarning>();
        warnings.add(ExportWarning.of(ExportWarning.Code.ROOTFS_NEEDED));
        if (!facts.isIdMapped()) {
            warnings.add(ExportWarning.of(ExportWarning.Code.NAMESPACE_NEEDED));
        }
        if (facts.find(FilterSyscalls.class).isPresent() && filter(facts).isEmpty()) {
            warnings.add(ExportWarning.of(ExportWarning.Code.FILTER_LOST));
        }
        if (facts.isIdMapped()) {
            warnings.add(ExportWarning.of(ExportWarning.Code.IDS_DIFFER));
            facts.asked().stream()
                    .map(t -> ExportWarning.of(ExportWarning.Code.OWNERS_UNMAPPED, t.path()))
                    .forEach(warnings::add);
        }
        if (facts.find(RaiseLoopback.class).isEmpty() && hasNetwork(facts)) {
            warnings.add(ExportWarning.of(ExportWarning.Code.LOOPBACK_UP));
        }
        return warnings;
    }

    private static boolean hasNetwork(PlanFacts facts) {
        return facts.the(NewNamespaces.class).namespaces().contains(NamespaceKind.NET);
    }

    /// The source of the plan's filter, as far as this build knows it.
    private static Optional<SeccompProfile> filter(PlanFacts facts) {
        return facts.find(FilterSyscalls.class).flatMap(o -> SeccompProfile.of(o.program()));
    }

    private ObjectNode config() {
        var config = Json.MAPPER.createObjectNode();
        config.put("ociVersion", VERSION);
        process(config.putObject("process"));
        config.putObject("root").put("path", "rootfs").put("readonly", isReadOnly());
        facts.find(SetHostname.class).ifPresent(o -> config.put("hostname", o.hostname()));
        new OciMounts(facts).addTo(config.putArray("mounts"));
        linux(config.putObject("linux"));
        return config;
    }

    private boolean isReadOnly() {
        return facts.all(SetMountAttributes.class).anyMatch(o -> o.target().equals("/"));
    }

    private void process(ObjectNode process) {
        process.put("terminal", facts.find(OpenTerminal.class).isPresent());
        facts.find(OpenTerminal.class)
                .ifPresent(
                        size ->
                                process.putObject("consoleSize")
                                        .put("height", size.rows())
                                        .put("width", size.columns()));
        var user = facts.the(SetUser.class);
        var node = process.putObject("user").put("uid", user.uid()).put("gid", user.gid());
        user.groups().forEach(node.putArray("additionalGids")::add);
        facts.execute().arguments().forEach(process.putArray("args")::add);
        facts.execute().environment().forEach(process.putArray("env")::add);
        process.put("cwd", facts.find(ChangeDirectory.class).map(o -> o.path()).orElse("/"));
        capabilities(process.putObject("capabilities"));
        var limits = process.putArray("rlimits");
        facts.all(SetResourceLimit.class).forEach(limit -> add(limits, limit));
        process.put("noNewPrivileges", true);
    }

    private void capabilities(ObjectNode node) {
        var sets = facts.the(SetCapabilities.class);
        put(node.putArray("bounding"), sets.bounding());
        put(node.putArray("permitted"), sets.permitted());
        put(node.putArray("effective"), sets.effective());
        put(node.putArray("inheritable"), sets.inheritable());
        put(node.putArray("ambient"), sets.ambient());
    }

    private static void put(ArrayNode names, long mask) {
        new CapabilitySet(mask).capabilities().forEach(c -> names.add(c.fullName()));
    }

    /// The specification's numbers are unsigned; no limit is the largest.
    private static void add(ArrayNode limits, SetResourceLimit limit) {
        var name = ResourceLimits.name(limit.resource()).toUpperCase(Locale.ROOT);
        limits.addObject()
                .put("type", "RLIMIT_" + name)
                .put("soft", unsigned(limit.soft()))
                .put("hard", unsigned(limit.hard()));
    }

    private static BigInteger unsigned(long limit) {
        return new BigInteger(Long.toUnsignedString(limit));
    }

    private void linux(ObjectNode linux) {
        var kinds = linux.putArray("namespaces");
        facts.the(NewNamespaces.class).namespaces().stream()
                .sorted()
                .forEach(kind -> kinds.addObject().put("type", type(kind)));
        var ids = facts.plainIds();
        map(linux.putArray("uidMappings"), ids.users());
        map(linux.putArray("gidMappings"), ids.groups());
        var masked = linux.putArray("maskedPaths");
        facts.all(MaskPath.class).forEach(o -> masked.add(o.target()));
        var readOnly = linux.putArray("readonlyPaths");
        facts.all(ReadOnlyPath.class).forEach(o -> readOnly.add(o.target()));
        linux.put("rootfsPropagation", "private");
        filter(facts).ifPresent(profile -> OciSeccomp.add(linux, profile));
    }

    private static String type(NamespaceKind kind) {
        return switch (kind) {
            case MNT -> "mount";
            case NET -> "network";
            case PID, UTS, IPC, USER, CGROUP, TIME -> kind.linkName();
        };
    }

    private static void map(ArrayNode node, IdMap ids) {
        ids.ranges()
                .forEach(
                        range ->
                                node.addObject()
                                        .put("containerID", range.inside())
                                        .put("hostID", range.outside())
                                        .put("size", range.count()));
    }
}
