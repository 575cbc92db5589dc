package io.cutaway.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.protocol.ContentRequest.CheckContent;
import io.cutaway.engine.protocol.ContentRequest.ContentState;
import io.cutaway.engine.protocol.ContentRequest.LayerContent;
import io.cutaway.engine.protocol.ContentRequest.LayerId;
import io.cutaway.engine.protocol.ContentRequest.ReceiveLayer;
import io.cutaway.engine.protocol.ImageUpkeepRequest.PruneImages;
import io.cutaway.engine.protocol.VarlinkClient;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.FileCalls;
import io.cutaway.engine.system.FileFlags;
import io.cutaway.engine.system.SocketCalls;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@DisplayName("A layer on its way to the helper")
class LayerTransferTest {

    @RegisterExtension static final HelperProcess HELPER = HelperProcess.ofRoot();

    @TempDir private Path folder;
    private byte[] layer = new byte[0];

    @BeforeEach
    void makeLayer() throws Exception {
        var script = "head -c 4000000 /dev/urandom >file; tar -cf layer.tar file; rm file";
        var making = new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
        assertEquals(0, making.waitFor());
        layer = Files.readAllBytes(folder.resolve("layer.tar"));
    }

    @Test
    void endsWithItsClientAndGoesOnWithTheNext() throws Exception {
        var before = files();
        var client = new VarlinkClient(HELPER.socketDirectory(), "helper.sock");
        try (var pipe = FileCalls.pipe2(0)) {
            var call = CompletableFuture.supplyAsync(() -> send(client, pipe.reading()));
            FileCalls.writeAll(pipe.writing(), Arrays.copyOf(layer, layer.length / 2));
            Eventually.isTrue("it has begun", () -> !files().equals(before));
            client.close();
            assertThrows(Exception.class, () -> call.get(30, TimeUnit.SECONDS));
            pipe.reading().close();
            Eventually.isTrue("nobody reads any more", () -> isBroken(pipe.writing()));
        }
        Eventually.isTrue("it is kept", () -> content().state() == ContentState.PARTIAL);
        assertEquals(before.layers(), files().layers());
        assertEquals(before.blobs(), files().blobs());

        long kept = content().bytes();
        var rest = Files.write(folder.resolve("rest"), layer);
        try (var source = FileCalls.open(rest.toString(), FileFlags.O_RDONLY)) {
            FileCalls.lseek(source, kept);
            HELPER.call(request(kept), source).close();
        }
        assertEquals(ContentState.COMPLETE, content().state());
    }

    @Test
    void leavesNothingAfterAPrune() throws Exception {
        HELPER.call(new PruneImages(false)).close();
        var before = files();
        try (var source = FileCalls.pipe2(0)) {
            var feeding =
                    CompletableFuture.runAsync(
                            () -> {
                                FileCalls.writeAll(source.writing(), Arrays.copyOf(layer, 900_000));
                                source.writing().close();
                            });
            assertThrows(Exception.class, () -> HELPER.call(request(0), source.reading()));
            feeding.get(30, TimeUnit.SECONDS);
        }
        assertEquals(ContentState.PARTIAL, content().state());
        HELPER.call(new PruneImages(false)).close();
        assertEquals(ContentState.ABSENT, content().state());
        assertEquals(before, files());
    }

    private String send(VarlinkClient client, Descriptor source) {
        var method = "io.cutaway.Helper.ReceiveLayer";
        var type = ReceiveLayer.Received.class;
        try (var reply = client.call(method, request(0), type, List.of(source))) {
            return reply.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReceiveLayer request(long offset) {
        var digest = Digest.of(layer).toString();
        return new ReceiveLayer(digest, layer.length, MediaTypes.LAYER, digest, 0, offset);
    }

    private LayerContent content() throws Exception {
        var digest = Digest.of(layer).toString();
        var check = new CheckContent(List.of(new LayerId(digest, digest)));
        return HELPER.call(check).parameters().layers().getFirst();
    }

    private static boolean isBroken(Descriptor pipe) {
        return (SocketCalls.poll(pipe, SocketCalls.POLLOUT, 0) & SocketCalls.POLLERR) != 0;
    }

    /// Names in the store.
    private record StoreFiles(List<String> layers, List<String> blobs, List<String> arriving) {}

    private static StoreFiles files() throws IOException {
        return new StoreFiles(names("layers"), names("images/blobs/sha256"), names("arriving"));
    }

    private static List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(HELPER.store().resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
