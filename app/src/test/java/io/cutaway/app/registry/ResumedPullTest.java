package io.cutaway.app.registry;

import static io.cutaway.app.registry.ScriptedServer.head;
import static io.cutaway.app.registry.ScriptedServer.reply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.Digest;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.OutputStream;

@DisplayName("A pull after one that came to nothing")
class ResumedPullTest {

    /// What a registry does after half of a layer.
    enum Fault {
        IS_SILENT(RegistryMessage.NO_ANSWER, 0),
        FAILS(RegistryMessage.SERVER_ERROR, 500),
        IS_BUSY(RegistryMessage.TOO_MANY_REQUESTS, 429),
        REFUSES(RegistryMessage.DENIED, 403),
        FORGETS(RegistryMessage.NOT_FOUND, 404),
        FORGETS_WHO_ONE_IS(RegistryMessage.CREDENTIALS_WANTED, 401);

        private final RegistryMessage sentence;
        private final int status;

        Fault(RegistryMessage sentence, int status) {
            this.sentence = sentence;
            this.status = status;
        }

        void answer(OutputStream out) throws IOException {
            if (status == 0) {
                HostilePull.pause();
            }
            var challenge = "WWW-Authenticate: Basic realm=\"x\"";
            reply(out, status, new byte[0], "Retry-After: 3600", challenge);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereThatEnded(Fault fault) {
        var hostile = new HostilePull();
        hostile.fails(
                HostilePull.serving(
                        (request, out) -> {
                            if (HostilePull.start(request) == 0) {
                                head(out, 200, "Content-Length: " + HostilePull.SIZE);
                                out.write(HostilePull.LAYER, 0, HostilePull.SIZE / 2);
                            } else {
                                fault.answer(out);
                            }
                        }),
                fault.sentence);
        var digest = Digest.of(HostilePull.LAYER);
        var kept = hostile.store.kept(digest).length;
        assertTrue(kept > 0 && kept <= HostilePull.SIZE / 2, () -> kept + " bytes kept");
        try (var server =
                new ScriptedServer("127.0.0.1", HostilePull.serving(HostilePull::layer))) {
            assertTimeoutPreemptively(Patience.LIMIT, () -> hostile.pull(server));
            assertEquals(kept, hostile.store.offsets().getLast());
            assertArrayEquals(HostilePull.LAYER, hostile.store.blob(digest));
        }
    }
}
