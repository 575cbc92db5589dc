package io.cutaway.engine.export;

import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.protocol.Json;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The launch as a Pod of one container (Kubernetes API v1). What is looked up in the image is in
/// it already: user, command and environment. Annotations are for podman-kube-play(1) alone.
final class KubernetesExport {

    private static final String NAME = "cutaway";
    private static final String HOSTNAME = "HOSTNAME=";
    private static final String ANNOTATION = "io.podman.annotations.";

    /// The ids of Cutaway for an ordinary user. podman refuses it to root.
    private static final String OWN_IDS = "keep-id:uid=0,gid=0";

    private final ContainerSpec spec;
    private final PlanFacts facts;

    private KubernetesExport(ContainerSpec spec, PlanFacts facts) {
        this.spec = spec;
        this.facts = facts;
    }

    static Exported of(ContainerSpec spec, LaunchPlan plan) {
        var export = new KubernetesExport(spec, new PlanFacts(plan));
        return new Exported(ExportFormat.KUBERNETES, YamlText.of(export.pod()), export.warnings());
    }

    private List<ExportWarning> warnings() {
        var warnings = new ArrayList<ExportWarning>();
        warnings.add(ExportWarning.of(ExportWarning.Code.IMAGE_NEEDED, spec.image()));
        warnings.add(ExportWarning.of(ExportWarning.Code.FILTER_OF_TOOL));
        warnings.add(ExportWarning.of(ExportWarning.Code.IDS_DIFFER));
        warnings.add(
                ExportWarning.of(
                        spec.network() == NetworkMode.HOST
                                ? ExportWarning.Code.HOSTNAME_OF_COMPUTER
                                : ExportWarning.Code.NETWORK_OF_CLUSTER));
        if (!PodmanDefaults.limits(spec).isEmpty()) {
            warnings.add(ExportWarning.of(ExportWarning.Code.LIMITS_OF_PODMAN));
        }
        warnings.addAll(PodmanDefaults.lostLimits(spec));
        var hidden = PodmanDefaults.notHidden(facts);
        if (!hidden.isEmpty()) {
            var paths = String.join(", ", hidden);
            warnings.add(ExportWarning.of(ExportWarning.Code.HIDDEN_LOST, paths));
        }
        var added = PodmanDefaults.missing(facts);
        if (PodmanDefaults.isOrdinary(facts) && !added.isEmpty()) {
            var names = PodmanDefaults.names(added);
            warnings.add(ExportWarning.of(ExportWarning.Code.CAPABILITIES_HELD, names));
        }
        warnings.add(ExportWarning.of(ExportWarning.Code.TMPFS_OF_PODMAN));
        warnings.addAll(PodmanDefaults.unmapped(spec, facts));
        warnings.addAll(new KubernetesVolumes(spec).warnings());
        return warnings;
    }

    private ObjectNode pod() {
        var pod = Json.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        var name = name();
        annotate(pod.putObject("metadata").put("name", name).putObject("annotations"));
        var body = pod.putObject("spec");
        body.put("restartPolicy", "Never");
        body.put("hostNetwork", spec.network() == NetworkMode.HOST);
        body.put("hostUsers", false);
        body.put("automountServiceAccountToken", false);
        body.put("enableServiceLinks", false);
        spec.hostname().ifPresent(hostname -> body.put("hostname", hostname));
        var groups = body.putObject("securityContext").putArray("supplementalGroups");
        facts.the(SetUser.class).groups().forEach(groups::add);
        var container = body.putArray("containers").addObject();
        describe(container, name);
        new KubernetesVolumes(spec).addTo(body, container);
        return pod;
    }

    /// `hostUsers` alone gives a container of podman as many ids as its image's files have.
    private void annotate(ObjectNode annotations) {
        var ids = facts.isIdMapped() ? "auto:size=" + facts.idCount() : OWN_IDS;
        annotations.put(ANNOTATION + "userns", ids);
        var limits = PodmanDefaults.limits(spec);
        if (!limits.isEmpty()) {
            annotations.put(ANNOTATION + "ulimit", String.join(",", limits));
        }
    }

    /// A name of DNS: small letters, digits and `-`, at most 63.
    private String name() {
        var name = spec.name().map(ContainerName::text).orElse(NAME);
        var label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = label.substring(0, Math.min(label.length(), 63)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? NAME : cut;
    }

    private void describe(ObjectNode container, String name) {
        container.put("name", name).put("image", spec.image()).put("imagePullPolicy", "Never");
        // $(NAME) would be expanded; $$ is one $ (Kubernetes, "Define dependent variables").
        var command = container.putArray("command");
        facts.execute().arguments().forEach(word -> command.add(word.replace("$(", "$$(")));
        container.put(
                "workingDir",
                facts.find(ChangeDirectory.class).map(ChangeDirectory::path).orElse("/"));
        var environment = container.putArray("env");
        facts.execute().environment().stream()
                .filter(entry -> !entry.startsWith(HOSTNAME))
                .forEach(entry -> add(environment.addObject(), entry));
        container.put("tty", spec.terminal()).put("stdin", spec.interactive());
        security(container.putObject("securityContext"));
    }

    private static void add(ObjectNode variable, String entry) {
        var equals = entry.indexOf('=');
        variable.put("name", entry.substring(0, equals));
        variable.put("value", entry.substring(equals + 1).replace("$(", "$$("));
    }

    /// Dropping all and adding those that are wanted would say it in fewer words, but podman makes
    /// ambient what is added, and gives it so to a user who should hold none.
    private void security(ObjectNode security) {
        var user = facts.the(SetUser.class);
        security.put("runAsUser", user.uid()).put("runAsGroup", user.gid());
        security.put("allowPrivilegeEscalation", false);
        security.put("readOnlyRootFilesystem", spec.readOnly());
        var capabilities = security.putObject("capabilities");
        put(capabilities.putArray("drop"), PodmanDefaults.tooMany(facts));
        put(capabilities.putArray("add"), PodmanDefaults.missing(facts));
    }

    private static void put(ArrayNode names, CapabilitySet set) {
        set.capabilities().forEach(capability -> names.add(capability.name()));
    }
}
