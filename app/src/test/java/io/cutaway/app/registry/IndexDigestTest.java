package io.cutaway.app.registry;

import static io.cutaway.app.registry.ScriptedServer.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.app.registry.ScriptedServer.Script;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.Platform;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

@DisplayName("An image that is pulled by the digest of an index")
class IndexDigestTest {

    private static final SampleImage IMAGE = HostilePull.IMAGE;
    private static final byte[] INDEX =
            """
            {"schemaVersion":2,"mediaType":"%s","manifests":[{"mediaType":"%s","digest":"%s",\
            "size":%d,"platform":{"architecture":"amd64","os":"linux"}}]}\
            """
                    .formatted(
                            MediaTypes.INDEX,
                            MediaTypes.MANIFEST,
                            IMAGE.digest(),
                            IMAGE.manifest().length)
                    .getBytes(UTF_8);

    private final MemoryStore store = new MemoryStore();

    private static Script serving() {
        var image = HostilePull.serving(HostilePull::layer);
        return (request, out) -> {
            if (request.path().endsWith(Digest.of(INDEX).toString())) {
                reply(out, 200, INDEX, "Content-Type: " + MediaTypes.INDEX);
            } else {
                image.answer(request, out);
            }
        };
    }

    @Test
    void hasItsOwnDigestInItsName() throws InterruptedException {
        try (var server = new ScriptedServer("127.0.0.1", serving())) {
            var repository = server.authority() + "/some/image@";
            var name = ImageName.parse(repository + Digest.of(INDEX));
            var platform = new Platform("amd64", "linux", Optional.empty());
            var access = new RegistryAccess(Map.of("HOME", "/nonexistent"), Patience.SHORT);
            var request = new PullRequest(name, platform, AccessOptions.DEFAULT);
            var pulled = new ImagePull(access, store).pull(request, _ -> {});
            assertEquals(repository + IMAGE.digest(), pulled.name());
            assertEquals(Map.of(repository + IMAGE.digest(), IMAGE.digest()), store.names());
        }
    }
}
