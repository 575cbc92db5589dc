package io.cutaway.app.container;

import static io.cutaway.app.container.ContainerMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.engine.export.ExportFormat;

import java.util.Optional;

/// The ways in which the launch form shows what will happen.
enum PlanForm {
    SUMMARY(PLAN_SUMMARY),
    OPERATIONS(PLAN_STEPS),
    SHELL(PLAN_SHELL),
    PODMAN(PLAN_PODMAN),
    OCI(PLAN_OCI),
    KUBERNETES(PLAN_KUBERNETES);

    private final ContainerMessage title;

    PlanForm(ContainerMessage title) {
        this.title = title;
    }

    Message title() {
        return title;
    }

    /// The other tool's words that it shows; empty for Cutaway's own.
    Optional<ExportFormat> format() {
        return switch (this) {
            case SUMMARY, OPERATIONS -> Optional.empty();
            case SHELL -> Optional.of(ExportFormat.SHELL);
            case PODMAN -> Optional.of(ExportFormat.PODMAN);
            case OCI -> Optional.of(ExportFormat.OCI);
            case KUBERNETES -> Optional.of(ExportFormat.KUBERNETES);
        };
    }
}
