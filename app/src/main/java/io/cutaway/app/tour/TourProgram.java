package io.cutaway.app.tour;

import io.cutaway.app.client.Account;
import io.cutaway.app.client.HelperStarter;
import io.cutaway.app.client.Locations;
import io.cutaway.app.client.ProgramFiles;
import io.cutaway.app.client.StartingClient;
import io.cutaway.app.container.ComputersPrograms;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.HelperRequest.Retire;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tour with a store of its own, which is gone afterwards with its containers.
public final class TourProgram {

    private TourProgram() {}

    /// Goes through the tour.
    ///
    /// @return what was wrong, as sentences; empty when nothing was
    public static List<String> run(Path directory, Map<String, String> environment)
            throws IOException {
        Tour.choosePlatform(environment);
        var store = Files.createTempDirectory("cutaway-tour");
        var own = new HashMap<>(environment);
        own.put("CUTAWAY_STORE", store.toString());
        try (var client = new StartingClient(() -> starter(own).connect(_ -> {}))) {
            try {
                return new Tour(client, new ComputersPrograms(client), directory).run();
            } finally {
                clear(client);
            }
        } finally {
            delete(store);
        }
    }

    private static HelperStarter starter(Map<String, String> environment) {
        var account = Account.current(environment);
        return new HelperStarter(
                account,
                ProgramFiles.ofThisProcess(),
                Locations.of(environment, account),
                environment);
    }

    private static void clear(StartingClient client) {
        for (var container : client.call(new ListContainers()).containers()) {
            client.call(new RemoveContainer(container.id().hex(), true));
        }
        for (var image : client.call(new ListImages()).images()) {
            client.call(new RemoveImage(image.name().orElse(image.digest()), true));
        }
        client.call(new Retire());
    }

    private static void delete(Path store) throws IOException {
        try (var files = Files.walk(store)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
