package io.cutaway.app.tour;

import io.cutaway.app.client.Binds;
import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.StopContainer;
import io.cutaway.engine.protocol.ImageRequest.ListImages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A container that has something of everything: processes, a folder of the host that it may only
/// read, and one that it may write.
final class Exhibit implements AutoCloseable {

    private static final String NAME = "web";
    private static final String PROGRAM =
            "echo hello >/var/log/access.log; (sleep 801 & sleep 802 & wait) & sleep 803 &"
                    + " while true; do sleep 5; done";

    /// How many processes it has.
    static final int PROCESSES = 6;

    private static final int CROWD = 200;

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
        var spec = spec(image());
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

    private String image() {
        return client.call(new ListImages()).images().getFirst().name().orElseThrow();
    }

    /// Two hundred containers that were never started. Each name is longer than the one before, up
    /// to the longest there may be.
    List<ContainerId> crowd() {
        var image = image();
        return IntStream.range(0, CROWD)
                .mapToObj(number -> client.call(new CreateContainer(one(image, number))).id())
                .toList();
    }

    private static ContainerSpec one(String image, int number) {
        var word = "student-%03d-".formatted(number).repeat(1 + number * 9 / CROWD);
        return ContainerSpecBuilder.of(image)
                .name(word.substring(0, word.length() - 1))
                .command(List.of("sh", "-c", PROGRAM))
                .build();
    }

    void remove(List<ContainerId> ids) {
        ids.forEach(id -> client.call(new RemoveContainer(id.hex(), true)));
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
