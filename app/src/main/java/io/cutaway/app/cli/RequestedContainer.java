package io.cutaway.app.cli;

import io.cutaway.app.request.ContainerFlags;
import io.cutaway.engine.container.ContainerSpec;

/// The container that a command line asks for, with its image in the store.
final class RequestedContainer {

    private final CommandContext context;

    RequestedContainer(CommandContext context) {
        this.context = context;
    }

    /// Makes or pulls the image where that is asked for. It then has the name that it has in the
    /// store, which is another one than that of the index it was chosen from.
    ContainerSpec spec(ContainerFlags flags, PullFlags pull) {
        var spec = flags.spec(context.environment());
        Notes.aboutLabels(flags, context.console());
        new StarterOnDemand(context).makeIfAsked(spec.image());
        return spec.withImage(new ImageOnDemand(context).pullIfAsked(spec.image(), pull));
    }
}
