package io.cutaway.app.tour;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.EngineClient;
import io.cutaway.app.client.HelperStarter;
import io.cutaway.app.client.Locations;
import io.cutaway.app.client.ProgramFiles;
import io.cutaway.app.client.StartingClient;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.HelperRequest.Retire;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// The real engine with an empty store, which is gone afterwards with its containers.
final class TemporaryEngine implements AutoCloseable {

    private static final int LONGEST_END = 60;

    private final Path store;
    private final Map<String, String> environment;
    private final StartingClient client;

    TemporaryEngine(Map<String, String> environment) throws IOException {
        store = Files.createTempDirectory("cutaway-tour");
        var own = new HashMap<>(environment);
        own.put("CUTAWAY_STORE", store.toString());
        this.environment = Map.copyOf(own);
        client = new StartingClient(() -> starter(own).connect(_ -> {}));
    }

    private static HelperStarter starter(Map<String, String> environment) {
        var account = Account.current(environment);
        return new HelperStarter(
                account,
                ProgramFiles.ofThisProcess(),
                Locations.of(environment, account),
                environment);
    }

    EngineClient client() {
        return client;
    }

    /// The caller's, but for the store.
    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() throws IOException {
        try (client) {
            clear();
        } finally {
            delete();
        }
    }

    private void clear() {
        for (var container : client.call(new ListContainers()).containers()) {
            client.call(new RemoveContainer(container.id().hex(), true));
        }
        for (var image : client.call(new ListImages()).images()) {
            client.call(new RemoveImage(image.name().orElse(image.digest()), true));
        }
        var helper = ProcessHandle.of(client.call(new GetInfo()).pid());
        client.call(new Retire());
        // It deletes its socket when it ends.
        helper.ifPresent(process -> process.onExit().orTimeout(LONGEST_END, SECONDS).join());
    }

    private void delete() throws IOException {
        try (var files = Files.walk(store)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
