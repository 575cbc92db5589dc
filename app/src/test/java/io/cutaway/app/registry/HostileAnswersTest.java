package io.cutaway.app.registry;

import static io.cutaway.app.registry.ScriptedServer.head;
import static io.cutaway.app.registry.ScriptedServer.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.MediaTypes;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A registry whose first answers are wrong")
class HostileAnswersTest {

    private final HostilePull hostile = new HostilePull();

    @Test
    void thatDoesNotHaveItSaysSo() {
        hostile.fails(
                HostilePull.serving((_, out) -> reply(out, 404, new byte[0])),
                RegistryMessage.NOT_FOUND);
        hostile.fails(
                (request, out) ->
                        reply(out, request.path().equals("/v2/") ? 200 : 404, new byte[0]),
                RegistryMessage.NOT_FOUND);
        hostile.fails((_, out) -> reply(out, 404, new byte[0]), RegistryMessage.NO_REGISTRY);
    }

    @Test
    void thatWantsCredentialsAndGetsNoneSaysHowToGiveThem() {
        hostile.fails(
                (_, out) -> reply(out, 401, new byte[0], "WWW-Authenticate: Basic realm=\"x\""),
                RegistryMessage.CREDENTIALS_WANTED);
    }

    @Test
    void thatNeverAnswersIsGivenUp() {
        hostile.fails((_, _) -> HostilePull.pause(), RegistryMessage.NO_ANSWER);
    }

    @Test
    void thatSendsAnEndlessManifestIsStoppedAtFourMebibytes() {
        hostile.fails(
                (request, out) -> {
                    if (request.path().equals("/v2/")) {
                        reply(out, 200, new byte[0]);
                    } else {
                        head(out, 200);
                        while (true) {
                            out.write(" ".repeat(10_000).getBytes(UTF_8));
                        }
                    }
                },
                RegistryMessage.TOO_LARGE);
    }

    @Test
    void thatSaysAnotherDigestThanItSendsIsFoundOut() {
        hostile.fails(
                (request, out) ->
                        reply(
                                out,
                                200,
                                request.path().equals("/v2/")
                                        ? new byte[0]
                                        : HostilePull.IMAGE.manifest(),
                                "Docker-Content-Digest: sha256:" + "0".repeat(64)),
                RegistryMessage.WRONG_DIGEST);
    }

    @Test
    void thatHasOnlyTheOldFormatIsRefused() {
        hostile.fails(
                (request, out) ->
                        reply(
                                out,
                                200,
                                "{\"schemaVersion\":1,\"fsLayers\":[]}".getBytes(UTF_8),
                                "Content-Type: "
                                        + "application/vnd.docker.distribution.manifest.v1+json"),
                RegistryMessage.SCHEMA_1);
    }

    @Test
    void thatCallsAManifestAnIndexIsRefused() {
        hostile.fails(
                (_, out) ->
                        reply(
                                out,
                                200,
                                HostilePull.IMAGE.manifest(),
                                "Content-Type: " + MediaTypes.INDEX),
                RegistryMessage.AMBIGUOUS_MANIFEST);
    }
}
