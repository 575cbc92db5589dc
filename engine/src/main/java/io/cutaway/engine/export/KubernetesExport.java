package io.cutaway.engine.export;

import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.protocol.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The launch as a Pod of one container (Kubernetes API v1). What is looked up in the image is in
/// it already: user, command and environment.
final class KubernetesExport {

    private static final String NAME = "cutaway";
    private static final String HOSTNAME = "HOSTNAME=";

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
        if (spec.network() != NetworkMode.HOST) {
            warnings.add(ExportWarning.of(ExportWarning.Code.NETWORK_OF_CLUSTER));
        }
        spec.limits().stream()
                .map(ResourceLimit::name)
                .map(name -> ExportWarning.of(ExportWarning.Code.LIMIT_LOST, name))
                .forEach(warnings::add);
        warnings.addAll(new KubernetesVolumes(spec).warnings());
        return warnings;
    }

    private ObjectNode pod() {
        var pod = Json.MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        var name = name();
        pod.putObject("metadata").put("name", name);
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

    private void security(ObjectNode security) {
        var user = facts.the(SetUser.class);
        security.put("runAsUser", user.uid()).put("runAsGroup", user.gid());
        security.put("allowPrivilegeEscalation", false);
        security.put("readOnlyRootFilesystem", spec.readOnly());
        var capabilities = security.putObject("capabilities");
        capabilities.putArray("drop").add("ALL");
        var added = capabilities.putArray("add");
        new CapabilitySet(facts.the(SetCapabilities.class).bounding())
                .capabilities()
                .forEach(capability -> added.add(capability.name()));
    }
}
