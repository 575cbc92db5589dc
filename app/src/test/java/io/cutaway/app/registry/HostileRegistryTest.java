package io.cutaway.app.registry;

import static io.cutaway.app.registry.ScriptedServer.head;
import static io.cutaway.app.registry.ScriptedServer.reply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

@DisplayName("A registry that does wrong")
class HostileRegistryTest {

    private final HostilePull hostile = new HostilePull();
    private final AtomicInteger times = new AtomicInteger();

    @Test
    void thatBreaksOffMidwayIsAskedForTheRest() {
        hostile.succeeds(
                (request, out) -> {
                    if (times.incrementAndGet() == 1) {
                        head(out, 200, "Content-Length: " + HostilePull.SIZE);
                        out.write(HostilePull.LAYER, 0, HostilePull.SIZE / 2);
                    } else {
                        HostilePull.layer(request, out);
                    }
                });
        assertEquals(1, hostile.store.offsets().size(), "the store saw one transfer");
        assertEquals(2, times.get());
    }

    @Test
    void thatAnswersAWholeToTheQuestionForTheRestIsUnderstood() {
        hostile.succeeds(
                (_, out) -> {
                    head(out, 200, "Content-Length: " + HostilePull.SIZE);
                    out.write(
                            HostilePull.LAYER,
                            0,
                            times.incrementAndGet() == 1 ? HostilePull.SIZE / 3 : HostilePull.SIZE);
                });
    }

    @Test
    void thatBreaksOffForGoodLeavesWhatASecondPullGoesOnWith() {
        hostile.fails(
                HostilePull.serving(
                        (request, out) -> {
                            if (HostilePull.start(request) == 0) {
                                head(out, 200, "Content-Length: " + HostilePull.SIZE);
                                out.write(HostilePull.LAYER, 0, HostilePull.SIZE / 2);
                            }
                        }),
                RegistryMessage.BROKEN);
        var kept = hostile.store.kept(Digest.of(HostilePull.LAYER)).length;
        assertTrue(kept > 0 && kept <= HostilePull.SIZE / 2, () -> kept + " bytes kept");
        try (var server =
                new ScriptedServer(
                        "127.0.0.1",
                        HostilePull.serving(
                                (request, out) -> {
                                    assertEquals(kept, HostilePull.start(request));
                                    HostilePull.layer(request, out);
                                }))) {
            assertTimeoutPreemptively(Patience.LIMIT, () -> hostile.pull(server));
            assertEquals(kept, hostile.store.offsets().getLast());
            assertArrayEquals(HostilePull.LAYER, hostile.store.blob(Digest.of(HostilePull.LAYER)));
        }
    }

    @Test
    void thatIsBusyIsAskedAgainWhenItSays() {
        var begin = System.nanoTime();
        hostile.succeeds(
                (request, out) -> {
                    if (times.incrementAndGet() == 1) {
                        reply(out, 429, new byte[0], "Retry-After: 1");
                    } else {
                        HostilePull.layer(request, out);
                    }
                });
        assertTrue(System.nanoTime() - begin >= 1_000_000_000L, "it was not left alone");
    }

    @Test
    void thatWantsToBeLeftAloneForAnHourIsNotWaitedFor() {
        hostile.fails(
                HostilePull.serving((_, out) -> reply(out, 429, new byte[0], "Retry-After: 3600")),
                RegistryMessage.TOO_MANY_REQUESTS);
    }

    @Test
    void thatFailsIsAskedSomeTimes() {
        hostile.fails(
                HostilePull.serving(
                        (_, out) -> {
                            times.incrementAndGet();
                            reply(out, 500, "no JSON".getBytes(UTF_8));
                        }),
                RegistryMessage.SERVER_ERROR);
        assertEquals(Patience.SHORT.attempts(), times.get());
    }

    @Test
    void thatRefusesIsNotAskedTwice() {
        hostile.fails(
                HostilePull.serving(
                        (_, out) -> {
                            times.incrementAndGet();
                            reply(
                                    out,
                                    403,
                                    "{\"errors\":[{\"message\":\"no\\u001b[31m\"}]}"
                                            .getBytes(UTF_8));
                        }),
                RegistryMessage.DENIED);
        assertEquals(1, times.get());
    }

    @Test
    void thatSendsOtherBytesIsFoundOut() {
        try (var server =
                new ScriptedServer(
                        "127.0.0.1",
                        HostilePull.serving(
                                (_, out) -> reply(out, 200, new byte[HostilePull.SIZE])))) {
            var failure =
                    assertTimeoutPreemptively(
                            Patience.LIMIT,
                            () -> assertThrows(ProblemException.class, () -> hostile.pull(server)));
            assertTrue(failure.problem() instanceof Problem.BadImage, failure.toString());
            assertTrue(hostile.store.names().isEmpty());
        }
    }

    @Test
    void thatAnnouncesAnotherLengthIsFoundOutBeforeTheFirstByte() {
        hostile.fails(
                HostilePull.serving(
                        (_, out) -> head(out, 200, "Content-Length: " + (HostilePull.SIZE + 1))),
                RegistryMessage.WRONG_SIZE);
        hostile.fails(
                HostilePull.serving((_, out) -> reply(out, 200, new byte[HostilePull.SIZE - 1])),
                RegistryMessage.WRONG_SIZE);
    }

    @Test
    void thatNeverEndsIsStoppedAtTheSizeOfTheLayer() {
        hostile.succeeds(
                (_, out) -> {
                    head(out, 200);
                    out.write(HostilePull.LAYER);
                    while (true) {
                        out.write(new byte[1000]);
                    }
                });
    }

    @Test
    void thatStallsIsGivenUp() {
        hostile.fails(
                HostilePull.serving(
                        (_, out) -> {
                            head(out, 200, "Content-Length: " + HostilePull.SIZE);
                            out.write(HostilePull.LAYER, 0, 10);
                            out.flush();
                            HostilePull.pause();
                        }),
                RegistryMessage.STALLED);
    }

    @Test
    void thatDripsIsGivenUp() {
        hostile.fails(
                HostilePull.serving(
                        (_, out) -> {
                            head(out, 200, "Content-Length: " + HostilePull.SIZE);
                            for (int i = 0; i < 1000; i++) {
                                out.write(HostilePull.LAYER, i, 1);
                                out.flush();
                                HostilePull.pause(50);
                            }
                        }),
                RegistryMessage.STALLED);
    }

    @Test
    void whoseLayerTheStoreRefusesIsCutOffAtOnce() {
        hostile.store.refuseAfter(100_000);
        try (var server =
                new ScriptedServer(
                        "127.0.0.1",
                        HostilePull.serving(
                                (_, out) -> {
                                    head(out, 200, "Content-Length: " + HostilePull.SIZE);
                                    out.write(HostilePull.LAYER, 0, 200_000);
                                    out.flush();
                                    HostilePull.pause();
                                }))) {
            var failure =
                    assertTimeoutPreemptively(
                            Patience.SHORT.stall(),
                            () -> assertThrows(ProblemException.class, () -> hostile.pull(server)));
            assertEquals("refused", ((Problem.BadImage) failure.problem()).code());
        }
    }

    @Test
    void isLeftAtOnceByAPullThatIsInterrupted() throws InterruptedException {
        try (var server =
                new ScriptedServer(
                        "127.0.0.1",
                        HostilePull.serving(
                                (_, out) -> {
                                    head(out, 200, "Content-Length: " + HostilePull.SIZE);
                                    out.write(HostilePull.LAYER, 0, 200_000);
                                    out.flush();
                                    HostilePull.pause();
                                }))) {
            var outcome = new CompletableFuture<Throwable>();
            var pulling =
                    Thread.ofPlatform()
                            .start(
                                    () ->
                                            outcome.complete(
                                                    assertThrows(
                                                            InterruptedException.class,
                                                            () -> hostile.pull(server))));
            assertTimeoutPreemptively(
                    Patience.LIMIT,
                    () -> {
                        while (hostile.store.kept(Digest.of(HostilePull.LAYER)).length == 0) {
                            HostilePull.pause(5);
                        }
                    });
            var begin = System.nanoTime();
            pulling.interrupt();
            pulling.join(10_000);
            assertTrue(outcome.isDone());
            assertTrue(System.nanoTime() - begin < 500_000_000L, "it took too long");
            assertTrue(hostile.store.names().isEmpty());
        }
    }
}
