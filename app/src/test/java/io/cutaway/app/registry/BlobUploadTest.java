package io.cutaway.app.registry;

import static io.cutaway.app.registry.ScriptedServer.reply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.app.registry.ScriptedServer.Request;
import io.cutaway.app.registry.ScriptedServer.Script;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

@DisplayName("A push")
class BlobUploadTest {

    private static final int SIZE = 3_000_000;
    private static final SampleImage IMAGE = SampleImage.of(SIZE);

    private static final byte[] NOTHING = new byte[0];

    private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    private int patches;

    private List<String> push(Script script) throws InterruptedException {
        var store = new MemoryStore();
        IMAGE.into(store, "local");
        try (var server = new ScriptedServer("127.0.0.1", script)) {
            var access = new RegistryAccess(Map.of(), Patience.SHORT);
            var to = ImageName.parse(server.authority() + "/some/image:1");
            new ImagePush(access, store)
                    .push(new PushRequest("local", to, AccessOptions.DEFAULT), _ -> {});
            return server.requests().stream()
                    .filter(request -> request.path().contains("/large"))
                    .map(BlobUploadTest::line)
                    .toList();
        }
    }

    private static String line(Request request) {
        var range = request.header("content-range").map(text -> " " + text).orElse("");
        return request.method() + range + " " + request.body().length();
    }

    /// Has everything but the layer, for whose upload it makes the place `/large`.
    private Script wanting(Script large) {
        return (request, out) -> {
            var path = request.path();
            if (path.startsWith("/large")) {
                large.answer(request, out);
            } else if (request.method().equals("HEAD")) {
                var isLayer = path.endsWith(layerDigest());
                reply(out, isLayer ? 404 : 200, NOTHING);
            } else if (request.method().equals("POST")) {
                reply(out, 202, NOTHING, "Location: /large?state=0");
            } else {
                reply(out, request.method().equals("PUT") ? 201 : 200, NOTHING);
            }
        };
    }

    private static String layerDigest() {
        return Digest.of(IMAGE.layers().getFirst()).toString();
    }

    private void keep(Request request, int bytes) {
        arrived.writeBytes(
                request.body().substring(0, bytes).getBytes(StandardCharsets.ISO_8859_1));
    }

    private void status(OutputStream out, int status) throws IOException {
        reply(
                out,
                status,
                NOTHING,
                "Location: /large?state=" + arrived.size(),
                "Range: 0-" + (arrived.size() - 1));
    }

    @Test
    void goesOnWhereItBroke() throws InterruptedException {
        var asked =
                push(
                        wanting(
                                (request, out) -> {
                                    switch (request.method()) {
                                        case "PATCH" -> {
                                            patches++;
                                            if (patches == 1) {
                                                keep(request, SIZE / 3);
                                                reply(out, 503, NOTHING);
                                            } else {
                                                keep(request, request.body().length());
                                                status(out, 202);
                                            }
                                        }
                                        case "GET" -> status(out, 204);
                                        default -> reply(out, 201, NOTHING);
                                    }
                                }));
        assertArrayEquals(IMAGE.layers().getFirst(), arrived.toByteArray());
        assertEquals(
                List.of("PATCH 3000000", "GET 0", "PATCH 1000000-2999999 2000000", "PUT 0"), asked);
    }

    @Test
    void beginsAnewWhenTheRegistryHasForgottenIt() throws InterruptedException {
        var asked =
                push(
                        wanting(
                                (request, out) -> {
                                    switch (request.method()) {
                                        case "PATCH" -> {
                                            patches++;
                                            reply(
                                                    out,
                                                    patches == 1 ? 404 : 202,
                                                    NOTHING,
                                                    "Location: /large?state=1");
                                        }
                                        case "GET" -> reply(out, 404, NOTHING);
                                        default -> reply(out, 201, NOTHING);
                                    }
                                }));
        assertEquals(List.of("PATCH 3000000", "GET 0", "PATCH 3000000", "PUT 0"), asked);
    }

    @Test
    void beginsAnewWhenTheRegistryHasMoreThanThereIs() throws InterruptedException {
        var asked =
                push(
                        wanting(
                                (request, out) -> {
                                    switch (request.method()) {
                                        case "PATCH" -> {
                                            patches++;
                                            reply(
                                                    out,
                                                    patches == 1 ? 503 : 202,
                                                    NOTHING,
                                                    "Location: /large?state=1");
                                        }
                                        case "GET" ->
                                                reply(
                                                        out,
                                                        204,
                                                        NOTHING,
                                                        "Location: /large?state=2",
                                                        "Range: 0-" + SIZE);
                                        default -> reply(out, 201, NOTHING);
                                    }
                                }));
        assertEquals(List.of("PATCH 3000000", "GET 0", "PATCH 3000000", "PUT 0"), asked);
    }

    @Test
    void endsWithASentenceWhenTheRegistryDoesNotTakeIt() {
        var failure =
                assertThrows(
                        RegistryException.class,
                        () -> push(wanting((_, out) -> reply(out, 413, NOTHING))));
        assertEquals(RegistryMessage.REFUSED, failure.reason());
    }
}
