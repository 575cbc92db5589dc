package io.cutaway.helper.step;

import io.cutaway.helper.container.ContainerCreator;
import io.cutaway.helper.container.Containers;
import io.cutaway.helper.container.LaunchRequests;
import io.cutaway.helper.launch.Launcher;
import io.cutaway.helper.shim.ShimWatcher;

/// What sessions are made of.
///
/// @param mapNeeded whether a container without an id map would be somebody outside: for a helper
///   that is root on the machine
public record StepTools(
        ContainerCreator creator,
        Containers containers,
        LaunchRequests requests,
        Launcher launcher,
        ShimWatcher shims,
        boolean mapNeeded) {}
