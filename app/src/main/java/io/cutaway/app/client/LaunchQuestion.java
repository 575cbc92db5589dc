package io.cutaway.app.client;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.protocol.ContainerRequest.PlanLaunch;

/// Asks what a launch would do, with the host's folders opened as they would be for the launch.
public final class LaunchQuestion {

    private LaunchQuestion() {}

    /// The plan, and what would go wrong with it.
    ///
    /// @throws HostPathException when a host folder can't be opened
    /// @throws io.cutaway.engine.protocol.ProblemException when there is no plan
    public static PlanLaunch.Planned ask(EngineClient client, ContainerSpec spec) {
        try (var binds = Binds.open(spec.binds());
                var reply =
                        client.call(new PlanLaunch(spec, binds.opened()), binds.descriptors())) {
            return reply.value();
        }
    }
}
