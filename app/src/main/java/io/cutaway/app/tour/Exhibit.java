package io.cutaway.app.tour;

import io.cutaway.app.client.Binds;
import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.StopContainer;
import io.cutaway.engine.protocol.ImageRequest.ListImages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// A container that has something of everything: processes, a folder of the host that it may only
/// read, and one that it may write.
final class Exhibit implements AutoCloseable {

    private static final String NAME = "web";
    private static final String PROGRAM =
            "echo hello >/var/log/access.log; (sleep 801 & sleep 802 & wait) & sleep 803 &"
                    + " while true; do sleep 5; done";

    private final EngineClient client;
    private final Path folder;

    Exhibit(EngineClient client) throws IOException {
        this.client = client;
        folder = Files.createTempDirectory("exhibit");
        Files.createDirectory(folder.resolve("site"));
        Files.createDirectory(folder.resolve("data"));
    }

    /// Starts it from the first image there is.
    ContainerId start() {
        var spec = spec(client.call(new ListImages()).images().getFirst().name().orElseThrow());
        var id = client.call(new CreateContainer(spec)).id();
        try (var binds = Binds.open(spec.binds())) {
            var request = new StartContainer(id.hex(), binds.opened(), Optional.empty(), false);
            client.call(request, binds.descriptors()).close();
        }
        return id;
    }

    private ContainerSpec spec(String image) {
        var guarded = EnumSet.of(MountAttribute.NO_SET_ID, MountAttribute.NO_DEVICES);
        var readOnly = EnumSet.copyOf(guarded);
        readOnly.add(MountAttribute.READ_ONLY);
        return ContainerSpecBuilder.of(image)
                .name(NAME)
                .command(List.of("sh", "-c", PROGRAM))
                .bind(new HostBind(folder.resolve("site").toString(), "/srv/site", readOnly))
                .bind(new HostBind(folder.resolve("data").toString(), "/var/data", guarded))
                .build();
    }

    void stop(ContainerId id) {
        client.call(new StopContainer(id.hex(), 0));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve("site"));
        Files.deleteIfExists(folder.resolve("data"));
        Files.deleteIfExists(folder);
    }
}
