package io.cutaway.app.tour;

import static io.cutaway.app.archive.ArchiveFormat.DOCKER_ARCHIVE;

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
import io.cutaway.app.registry.TransferProgress;
import io.cutaway.app.transfer.Transfer;
import io.cutaway.app.transfer.TransferState;
import io.cutaway.app.transfer.Transfers;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.TarEntry;
import io.cutaway.engine.image.TarMetadata;
import io.cutaway.engine.image.TarWriter;
import io.cutaway.engine.protocol.ContentRequest.CheckContent;
import io.cutaway.engine.protocol.ContentRequest.ContentState;
import io.cutaway.engine.protocol.ContentRequest.LayerId;
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
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// On the real engine of the assembled program, with Debian's docker-registry on this computer.
@DisplayName("An image on its way into the window")
class TransfersIT {

    private static final int LIMIT_SECONDS = 60;
    private static final int BYTES = 80_000_000;
    private static final String NAME = "localhost/big:1";

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

    /// What the helper reads by itself ends at once, too: no whole layer has come then.
    @Test
    void isSavedAndLoadedWithProgressUnlessItIsCancelled() throws Exception {
        imported(NAME);
        var tar = folder.resolve("big.tar");
        var saving = watch(() -> transfers.save(NAME, DOCKER_ARCHIVE, tar), (_, _) -> {});
        assertInstanceOf(TransferState.Done.class, lastOf(saving), saving.toString());
        assertTrue(saving.stream().anyMatch(TransfersIT::hasSomeBytes), saving.toString());
        engine.client().call(new RemoveImage(NAME, false));
        var broken = watch(() -> transfers.load(tar), this::cancelWhenBytesHaveGone);
        until("it is put away", () -> transfers.all().isEmpty());
        var layer = progress(broken).flatMap(p -> p.blobs().stream()).findFirst().orElseThrow();
        var id = new LayerId(layer.digest().toString(), layer.digest().toString());
        var kept = engine.client().call(new CheckContent(List.of(id))).layers().getFirst();
        assertEquals(ContentState.PARTIAL, kept.state(), broken.toString());
        assertEquals(List.of(), names());
        loadsCompressed(tar);
    }

    /// Its bytes are shown while it is unpacked as a whole, and each layer's while that is sent.
    private void loadsCompressed(Path tar) throws Exception {
        var gzip = folder.resolve("big.tar.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            Files.copy(tar, out);
        }
        var states = watch(() -> transfers.load(gzip), (_, _) -> {});
        assertInstanceOf(TransferState.Done.class, lastOf(states), states.toString());
        var size = Optional.of(Files.size(gzip));
        var reads = progress(states).flatMap(p -> p.file().stream()).toList();
        assertTrue(reads.size() > 2, states.toString());
        assertTrue(reads.stream().allMatch(read -> read.size().equals(size)), reads.toString());
        assertTrue(states.stream().anyMatch(TransfersIT::hasSomeBytes), states.toString());
        assertEquals(List.of(NAME), names());
    }

    private void cancelWhenBytesHaveGone(Transfer transfer, TransferState state) {
        if (state instanceof TransferState.Running(var progress)
                && progress.filter(p -> p.done() > 0).isPresent()) {
            transfers.cancel(transfer);
        }
    }

    private static Stream<TransferProgress> progress(List<TransferState> states) {
        return states.stream()
                .flatMap(
                        state ->
                                state instanceof TransferState.Running(var progress)
                                        ? progress.stream()
                                        : Stream.empty());
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
                && progress.filter(p -> p.size() > BYTES / 2 && p.done() > 0).isPresent();
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
