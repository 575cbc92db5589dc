package io.cutaway.app.measure;

import io.cutaway.app.client.EngineClient;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.WaitContainer;
import io.cutaway.engine.protocol.ImageRequest.ImageSettings;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.ImageRequest.ImportImage.LayerSource;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Cutaway itself: a container is made, started and waited for.
record CutawayWay(SmallestRoot root, EngineClient client) implements LaunchWay {

    private static final String IMAGE = "localhost/cutaway-measure:latest";

    @Override
    public String program() {
        return "cutaway";
    }

    @Override
    public void prepare() {
        var settings =
                new ImageSettings(
                        List.of(),
                        List.of(SmallestRoot.PROGRAM),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
        var request = new ImportImage(IMAGE, List.of(new LayerSource(0, "")), settings);
        try (var archive = FileCalls.open(root.archive().toString(), FileFlags.O_RDONLY)) {
            client.call(request, List.of(archive)).close();
        }
    }

    @Override
    public long launch() throws IOException {
        var start = System.nanoTime();
        var id = client.call(new CreateContainer(ContainerSpecBuilder.of(IMAGE).build())).id();
        try {
            client.call(new StartContainer(id.hex(), List.of(), Optional.empty(), false));
            var state = client.call(new WaitContainer(id.hex())).state();
            var took = System.nanoTime() - start;
            if (!(state instanceof ContainerState.Exited(var status, _))
                    || status.code() != SmallestRoot.STATUS) {
                throw new IOException(state.toString());
            }
            return took;
        } finally {
            client.call(new RemoveContainer(id.hex(), true));
        }
    }

    @Override
    public void clear() {
        client.call(new RemoveImage(IMAGE, true));
    }
}
