package io.cutaway.app.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.page.Background;
import io.cutaway.app.registry.AccessOptions;
import io.cutaway.app.registry.DockerRegistry;
import io.cutaway.app.registry.EngineContentStore;
import io.cutaway.app.registry.ImagePush;
import io.cutaway.app.registry.PushRequest;
import io.cutaway.app.registry.RegistryAccess;
import io.cutaway.app.transfer.Transfer;
import io.cutaway.app.transfer.TransferState;
import io.cutaway.app.transfer.Transfers;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.ListImages;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// On the real engine of the assembled program, with Debian's docker-registry on this computer.
@DisplayName("An image on its way into the window")
class TransfersIT {

    private static final int LIMIT_SECONDS = 60;
    private static final int BYTES = 80_000_000;

    @TempDir Path folder;

    private final TemporaryEngine engine = new TemporaryEngine(System.getenv());
    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final Transfers transfers =
            new Transfers(
                    engine.client(),
                    new Background(Executors.newCachedThreadPool(), ui),
                    System.getenv());

    TransfersIT() throws IOException {}

    @AfterEach
    void close() throws IOException {
        ui.shutdownNow();
        engine.close();
    }

    @Test
    void comesFromARegistryWithProgressUnlessItIsCancelled() throws Exception {
        try (var registry = DockerRegistry.open()) {
            var name = registry.authority() + "/class/big:1";
            imported(name);
            push(name);
            engine.client().call(new RemoveImage(name, false));
            watch(() -> transfers.pull(name), this::cancelAtFirstProgress);
            until("it is put away", () -> transfers.all().isEmpty());
            assertEquals(List.of(), names());
            var states = watch(() -> transfers.pull(name), (_, _) -> {});
            var last = lastOf(states);
            assertInstanceOf(TransferState.Done.class, last, last.toString());
            assertTrue(states.stream().anyMatch(TransfersIT::hasSomeBytes), states.toString());
            assertEquals(List.of(name), names());
        }
    }

    @Test
    void comesFromAnArchiveOrIsNotThereWhenThatIsCancelled() throws Exception {
        var archive = archive();
        watch(() -> transfers.load(archive), (_, _) -> {});
        watch(
                () -> transfers.name(transfers.all().getFirst(), "root"),
                this::cancelAtFirstProgress);
        until("it is put away", () -> transfers.all().isEmpty());
        assertEquals(List.of(), names());
    }

    private void imported(String name) throws Exception {
        var archive = archive();
        watch(() -> transfers.load(archive), (_, _) -> {});
        var states = watch(() -> transfers.name(transfers.all().getFirst(), name), (_, _) -> {});
        var last = lastOf(states);
        assertInstanceOf(TransferState.Done.class, last, last.toString());
    }

    private Path archive() throws IOException {
        var file = folder.resolve("root.tar");
        var random = new Random(1);
        var bytes = new byte[BYTES / 8];
        random.nextBytes(bytes);
        try (var tar = new TarWriter(Files.newOutputStream(file))) {
            for (var number = 0; number < 8; number++) {
                var metadata = new TarMetadata("file" + number, 0644, Instant.EPOCH);
                tar.put(
                        new TarEntry.RegularFile(metadata, bytes.length),
                        new ByteArrayInputStream(bytes));
            }
        }
        return file;
    }

    private void push(String name) throws InterruptedException {
        var request = new PushRequest(name, ImageName.parse(name), AccessOptions.DEFAULT);
        new ImagePush(new RegistryAccess(System.getenv()), new EngineContentStore(engine.client()))
                .push(request, _ -> {});
    }

    private interface Watcher {
        void saw(Transfer transfer, TransferState state);
    }

    private void cancelAtFirstProgress(Transfer transfer, TransferState state) {
        if (state instanceof TransferState.Running(var progress) && progress.isPresent()) {
            transfers.cancel(transfer);
        }
    }

    /// The states of the transfer that `begin` begins, until it is over.
    private List<TransferState> watch(Runnable begin, Watcher watcher) throws Exception {
        var states = new LinkedBlockingQueue<TransferState>();
        Consumer<Transfer> follow =
                transfer ->
                        transfer.state()
                                .subscribe(
                                        state -> {
                                            states.add(state);
                                            watcher.saw(transfer, state);
                                        });
        onUi(
                () -> {
                    begin.run();
                    follow.accept(transfers.all().getLast());
                });
        until("it is over", () -> transfers.all().isEmpty() || isOver(lastOf(states)));
        return List.copyOf(states);
    }

    private static TransferState lastOf(Iterable<TransferState> states) {
        Optional<TransferState> last = Optional.empty();
        for (var state : states) {
            last = Optional.of(state);
        }
        return last.orElseThrow();
    }

    private static boolean isOver(TransferState state) {
        return switch (state) {
            case TransferState.Running(_), TransferState.Cancelling() -> false;
            case TransferState.Failed(_), TransferState.Nameless(_, _), TransferState.Done(_) ->
                    true;
        };
    }

    private static boolean hasSomeBytes(TransferState state) {
        return state instanceof TransferState.Running(var progress)
                && progress.filter(p -> p.size() > BYTES / 2).isPresent();
    }

    private void onUi(Runnable task) throws Exception {
        ui.submit(task).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private interface State {
        boolean holds();
    }

    private void until(String what, State state) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!ui.submit(state::holds).get(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            assertTrue(System.nanoTime() < end, what);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<String> names() {
        return engine.client().call(new ListImages()).images().stream()
                .map(ImageSummary::name)
                .flatMap(Optional::stream)
                .toList();
    }
}
