package io.cutaway.app.registry;

import static io.cutaway.app.registry.ScriptedServer.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.app.registry.ScriptedServer.Request;
import io.cutaway.app.registry.ScriptedServer.Script;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.Platform;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A second listener on 127.0.0.2 stands for everybody whom the credentials are not for.
@DisplayName("Credentials")
class CredentialsOnTheWayTest {

    private static final SampleImage IMAGE = SampleImage.of(1000);
    private static final byte[] LAYER = IMAGE.layers().getFirst();
    private static final Credentials SECRET = new Credentials.Password("me", "secret");
    private static final String BASIC = ((Credentials.Password) SECRET).header();

    private final MemoryStore store = new MemoryStore();

    /// Shows everything to whoever sends a header.
    private static Script guarded(String header, Supplier<String> challenge, Script layer) {
        return (request, out) -> {
            if (!request.header("authorization").equals(Optional.of(header))) {
                reply(out, 401, new byte[0], "WWW-Authenticate: " + challenge.get());
            } else if (request.path().contains("/manifests/")) {
                reply(out, 200, IMAGE.manifest(), "Content-Type: " + MediaTypes.MANIFEST);
            } else if (request.path().endsWith("" + Digest.of(IMAGE.config()))) {
                reply(out, 200, IMAGE.config());
            } else if (request.path().endsWith("" + Digest.of(LAYER))) {
                layer.answer(request, out);
            } else {
                reply(out, 200, new byte[0]);
            }
        };
    }

    private void pull(ScriptedServer server, Credentials credentials) throws InterruptedException {
        var name = ImageName.parse(server.authority() + "/some/image:1");
        var options =
                new AccessOptions(Optional.of(credentials), Optional.empty(), TlsPolicy.VERIFY);
        var platform = new Platform("amd64", "linux", Optional.empty());
        var access = new RegistryAccess(Map.of(), Patience.SHORT);
        new ImagePull(access, store).pull(new PullRequest(name, platform, options), _ -> {});
    }

    private static void neverSawThem(ScriptedServer server) {
        assertFalse(server.requests().isEmpty(), "it was not asked at all");
        for (var request : server.requests()) {
            assertEquals(Optional.empty(), request.header("authorization"), request::toString);
            assertFalse(request.toString().contains("secret"), request::toString);
        }
    }

    @Test
    void areNotShownToWhereTheRegistrySendsOn() throws InterruptedException {
        try (var elsewhere = new ScriptedServer("127.0.0.2", (_, out) -> reply(out, 200, LAYER));
                var registry =
                        new ScriptedServer(
                                "127.0.0.1",
                                guarded(
                                        BASIC,
                                        () -> "Basic realm=\"r\"",
                                        (_, out) ->
                                                reply(
                                                        out,
                                                        307,
                                                        new byte[0],
                                                        "Location: "
                                                                + elsewhere.address()
                                                                + "/blob")))) {
            pull(registry, SECRET);
            assertEquals(1, elsewhere.requests().size());
            neverSawThem(elsewhere);
        }
    }

    @Test
    void areNotShownToWhomeverTheRegistrySendsOnToAndWhoAsksForThem() {
        try (var elsewhere =
                        new ScriptedServer(
                                "127.0.0.2",
                                (_, out) ->
                                        reply(
                                                out,
                                                401,
                                                new byte[0],
                                                "WWW-Authenticate: Basic realm=\"give me\""));
                var registry =
                        new ScriptedServer(
                                "127.0.0.1",
                                guarded(
                                        BASIC,
                                        () -> "Basic realm=\"r\"",
                                        (_, out) ->
                                                reply(
                                                        out,
                                                        302,
                                                        new byte[0],
                                                        "Location: "
                                                                + elsewhere.address()
                                                                + "/blob")))) {
            var failure = assertThrows(RegistryException.class, () -> pull(registry, SECRET));
            assertEquals(RegistryMessage.ELSEWHERE_REFUSED, failure.reason());
            neverSawThem(elsewhere);
        }
    }

    @Test
    void areNotShownToATokenServerElsewhereByARegistryWithoutEncryption()
            throws InterruptedException {
        try (var realm = new ScriptedServer("127.0.0.2", CredentialsOnTheWayTest::token);
                var registry =
                        new ScriptedServer(
                                "127.0.0.1",
                                guarded(
                                        "Bearer t0k3n",
                                        () -> bearer(realm.address()),
                                        (_, out) -> reply(out, 200, LAYER)))) {
            pull(registry, SECRET);
            neverSawThem(realm);
        }
    }

    private static String bearer(String realm) {
        return "Bearer realm=\"" + realm + "/token\",service=\"s\"";
    }

    private static void token(Request request, OutputStream out) throws IOException {
        assertTrue(request.path().startsWith("/token"), request.path());
        reply(out, 200, "{\"token\":\"t0k3n\",\"expires_in\":60}".getBytes(UTF_8));
    }

    @Test
    void areShownToATokenServerAtTheSamePlace() throws InterruptedException {
        var self = new String[1];
        var guarded =
                guarded("Bearer t0k3n", () -> bearer(self[0]), (_, out) -> reply(out, 200, LAYER));
        try (var registry =
                new ScriptedServer(
                        "127.0.0.1",
                        (request, out) -> {
                            if (request.path().startsWith("/token")) {
                                token(request, out);
                            } else {
                                guarded.answer(request, out);
                            }
                        })) {
            self[0] = registry.address();
            pull(registry, SECRET);
            var asked =
                    registry.requests().stream()
                            .filter(request -> request.path().startsWith("/token"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(Optional.of(BASIC), asked.header("authorization"));
            assertTrue(
                    asked.path().contains("scope=repository%3Asome%2Fimage%3Apull"), asked::path);
            pull(registry, new Credentials.IdentityToken("long-lived"));
            var posted =
                    registry.requests().stream()
                            .filter(request -> request.method().equals("POST"))
                            .findFirst()
                            .orElseThrow();
            assertTrue(posted.body().contains("refresh_token=long-lived"), posted::body);
            assertTrue(posted.body().contains("grant_type=refresh_token"), posted::body);
        }
    }

    @Test
    void areNotSentOverHttpToAnotherComputer() {
        try (var registry =
                new ScriptedServer(
                        "127.0.0.1",
                        guarded(
                                BASIC,
                                () -> "Basic realm=\"r\"",
                                (_, out) ->
                                        reply(
                                                out,
                                                307,
                                                new byte[0],
                                                "Location: http://192.0.2.1/blob")))) {
            var failure = assertThrows(RegistryException.class, () -> pull(registry, SECRET));
            assertEquals(RegistryMessage.PLAIN_HTTP, failure.reason());
        }
    }

    @Test
    void areNotSentInCircles() {
        try (var registry =
                new ScriptedServer(
                        "127.0.0.1",
                        guarded(
                                BASIC,
                                () -> "Basic realm=\"r\"",
                                (request, out) ->
                                        reply(
                                                out,
                                                307,
                                                new byte[0],
                                                "Location: " + request.path())))) {
            var failure = assertThrows(RegistryException.class, () -> pull(registry, SECRET));
            assertEquals(RegistryMessage.TOO_MANY_REDIRECTS, failure.reason());
        }
    }
}
