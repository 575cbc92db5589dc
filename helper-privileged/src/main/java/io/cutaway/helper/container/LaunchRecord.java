package io.cutaway.helper.container;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchReport;

/// What the last launch of a container was to do, and how each operation went: the content of
/// `launch.json`.
public record LaunchRecord(LaunchPlan plan, LaunchReport report) {}
