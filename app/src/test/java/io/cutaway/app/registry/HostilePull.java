package io.cutaway.app.registry;

import static io.cutaway.app.registry.ScriptedServer.reply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.registry.ScriptedServer.Request;
import io.cutaway.app.registry.ScriptedServer.Script;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.Platform;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Pulls from registries that do wrong.
final class HostilePull {

    static final int SIZE = 3_000_000;
    static final SampleImage IMAGE = SampleImage.of(SIZE);
    static final byte[] LAYER = IMAGE.layers().getFirst();

    final MemoryStore store = new MemoryStore();

    /// Answers everything as it should, but the layer.
    static Script serving(Script layer) {
        return (request, out) -> {
            var path = request.path();
            if (path.equals("/v2/")) {
                reply(out, 200, new byte[0]);
            } else if (path.contains("/manifests/")) {
                reply(out, 200, IMAGE.manifest(), "Content-Type: " + MediaTypes.MANIFEST);
            } else if (path.endsWith(digest(IMAGE.config()))) {
                reply(out, 200, IMAGE.config());
            } else if (path.endsWith(digest(LAYER))) {
                layer.answer(request, out);
            } else {
                reply(out, 404, new byte[0]);
            }
        };
    }

    static String digest(byte[] blob) {
        return "/blobs/" + Digest.of(blob);
    }

    /// The layer from where it was asked for.
    static void layer(Request request, OutputStream out) throws IOException {
        var start = start(request);
        if (start == 0) {
            reply(out, 200, LAYER);
        } else {
            var range = "Content-Range: bytes " + start + "-" + (SIZE - 1) + "/" + SIZE;
            reply(out, 206, Arrays.copyOfRange(LAYER, start, SIZE), range);
        }
    }

    static int start(Request request) {
        var range = request.header("range").orElse("bytes=0-");
        return Integer.parseInt(range.substring(6, range.length() - 1));
    }

    ImagePull.Pulled pull(ScriptedServer server) throws InterruptedException {
        return pull(server, Optional.empty());
    }

    ImagePull.Pulled pull(ScriptedServer server, Optional<Credentials> credentials)
            throws InterruptedException {
        var name = ImageName.parse(server.authority() + "/some/image:1");
        var options = new AccessOptions(credentials, Optional.empty(), TlsPolicy.VERIFY);
        var platform = new Platform("amd64", "linux", Optional.empty());
        var access = new RegistryAccess(Map.of("HOME", "/nonexistent"), Patience.SHORT);
        return new ImagePull(access, store).pull(new PullRequest(name, platform, options), _ -> {});
    }

    /// What a pull of a layer that is served so comes to.
    void succeeds(Script layer) {
        try (var server = new ScriptedServer("127.0.0.1", serving(layer))) {
            assertTimeoutPreemptively(Patience.LIMIT, () -> pull(server));
            assertArrayEquals(LAYER, store.blob(Digest.of(LAYER)));
        }
    }

    void fails(Script script, RegistryMessage expected) {
        try (var server = new ScriptedServer("127.0.0.1", script)) {
            var failure =
                    assertTimeoutPreemptively(
                            Patience.LIMIT,
                            () -> assertThrows(RegistryException.class, () -> pull(server)));
            assertEquals(expected, failure.reason(), failure::toString);
            assertTrue(store.names().isEmpty());
            assertFalse(store.hasBlobs());
        }
    }

    static void pause() {
        pause(60_000);
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
