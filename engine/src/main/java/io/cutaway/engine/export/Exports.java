package io.cutaway.engine.export;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.launch.LaunchPlan;

/// Says a container in another tool's words. Pure functions of what was asked and of the plan that
/// the launch itself would carry out.
public final class Exports {

    private Exports() {}

    /// The container in the words of `format`.
    ///
    /// @param plan of a launch: it makes new namespaces
    public static Exported of(ExportFormat format, ContainerSpec spec, LaunchPlan plan) {
        return switch (format) {
            case SHELL -> ShellExport.of(plan);
            case OCI -> OciExport.of(plan);
            case PODMAN -> PodmanExport.of(spec, plan);
            case KUBERNETES -> KubernetesExport.of(spec, plan);
        };
    }
}
