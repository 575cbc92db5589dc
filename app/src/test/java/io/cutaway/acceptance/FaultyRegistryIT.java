package io.cutaway.acceptance;

import static io.cutaway.app.registry.ScriptedServer.head;
import static io.cutaway.app.registry.ScriptedServer.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.util.stream.Collectors.toCollection;

import io.cutaway.app.registry.ScriptedServer;
import io.cutaway.app.registry.ScriptedServer.Request;
import io.cutaway.engine.image.MediaTypes;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Whatever a registry does, `cutaway pull` ends with the whole image or with one sentence, in a
/// stated time. All faults at once, in one store; the second listener is whoever else there is.
class FaultyRegistryIT {

    /// Five attempts with pauses of 7.5 seconds together, and the starts of a dozen programs.
    private static final Duration LIMIT = Duration.ofSeconds(25);

    /// Half a minute of silence, and another attempt.
    private static final Duration LIMIT_OF_SILENCE = Duration.ofSeconds(50);

    private final Cutaway cutaway = new Cutaway(Lane.USER);
    private final ScriptedServer elsewhere = new ScriptedServer("127.0.0.2", this::elsewhere);
    private final ScriptedServer registry = new ScriptedServer("127.0.0.1", this::answer);
    private volatile boolean healed;

    @AfterEach
    void close() {
        registry.close();
        elsewhere.close();
        cutaway.close();
    }

    @Test
    void aPullEndsWithTheImageOrASentenceAndTheNextOneCompletes() {
        cutaway.wake();
        try (var silent = pull(Fault.SILENT)) {
            endAsTheyShould(startAll(Fault.values()));
            assertEquals(names(Fault.GOOD), visible());
            healed = true;
            startAll(Fault.BAD.toArray(Fault[]::new)).forEach(FaultyRegistryIT::succeeds);
            succeeds(Fault.SILENT, silent);
        }
        assertEquals(names(List.of(Fault.values())), visible());
        seesNoCredentials(elsewhere);
    }

    private Map<Fault, Host.Started> startAll(Fault... faults) {
        var pulls = new EnumMap<Fault, Host.Started>(Fault.class);
        Arrays.stream(faults)
                .filter(fault -> fault != Fault.SILENT)
                .forEach(fault -> pulls.put(fault, pull(fault)));
        return pulls;
    }

    private Host.Started pull(Fault fault) {
        var command = new ArrayList<>(List.of("pull", "-q", name(fault)));
        if (fault != Fault.UNAUTHORIZED) {
            command.addAll(List.of("--creds", "me:secret"));
        }
        return cutaway.start(command.toArray(String[]::new));
    }

    private static void endAsTheyShould(Map<Fault, Host.Started> pulls) {
        pulls.forEach(
                (fault, pull) -> {
                    if (fault.sentence().isEmpty()) {
                        succeeds(fault, pull);
                    } else {
                        try (pull) {
                            pull.outcome(LIMIT).isRefused(125, fault.sentence());
                        }
                    }
                });
    }

    private static void succeeds(Fault fault, Host.Started pull) {
        try (pull) {
            var limit = fault == Fault.SILENT ? LIMIT_OF_SILENCE : LIMIT;
            assertEquals(fault.image().digest().toString(), pull.outcome(limit).answer());
        }
    }

    private String name(Fault fault) {
        return registry.authority() + "/" + fault.repository() + ":1";
    }

    private Set<String> names(List<Fault> faults) {
        return faults.stream().map(this::name).collect(toCollection(TreeSet::new));
    }

    private Set<String> visible() {
        var images = cutaway.run("images", "--json").json();
        return Stream.iterate(0, i -> i < images.size(), i -> i + 1)
                .map(i -> images.get(i).path("name").stringValue())
                .collect(toCollection(TreeSet::new));
    }

    private static void seesNoCredentials(ScriptedServer listener) {
        assertFalse(listener.requests().isEmpty(), "nobody was sent on");
        for (var request : listener.requests()) {
            assertFalse(request.headers().containsKey("authorization"), request::toString);
        }
    }

    private void elsewhere(Request request, OutputStream out) throws IOException {
        reply(out, 401, new byte[0], "WWW-Authenticate: Basic realm=\"give me\"");
    }

    private void answer(Request request, OutputStream out) throws IOException {
        var path = request.path();
        var fault = Fault.of(path);
        if (fault.isEmpty()) {
            reply(out, 200, new byte[0]);
        } else if (healed || !isWrong(fault.get(), request, out)) {
            var image = fault.get().image();
            if (path.contains("/manifests/")) {
                reply(out, 200, image.manifest(), "Content-Type: " + MediaTypes.MANIFEST);
            } else {
                reply(out, 200, fault.get().isLayer(path) ? fault.get().layer() : image.config());
            }
        }
    }

    /// Does what is wrong, if it is wrong with what was asked for.
    private boolean isWrong(Fault fault, Request request, OutputStream out) throws IOException {
        var isManifest = request.path().contains("/manifests/");
        var isLayer = fault.isLayer(request.path());
        var layer = fault.layer();
        if (fault.isOfManifest() ? !isManifest : !isLayer) {
            return false;
        }
        switch (fault) {
            case UNAUTHORIZED ->
                    reply(out, 401, new byte[0], "WWW-Authenticate: Basic realm=\"r\"");
            case FORBIDDEN -> reply(out, 403, new byte[0]);
            case ABSENT -> reply(out, 404, new byte[0]);
            case BUSY -> reply(out, 429, new byte[0], "Retry-After: 1");
            case BROKEN -> reply(out, 500, new byte[0]);
            case WRONG_BYTES -> reply(out, 200, changed(layer));
            case WRONG_LENGTH -> head(out, 200, "Content-Length: " + (layer.length + 1));
            case ELSEWHERE ->
                    reply(out, 307, new byte[0], "Location: " + elsewhere.address() + "/blob");
            case ENDLESS -> {
                head(out, 200, "Content-Type: " + MediaTypes.MANIFEST);
                endlessly(out);
            }
            case OVERLONG -> {
                head(out, 200);
                out.write(layer);
                endlessly(out);
            }
            case CUT_OFF -> part(request, layer, layer.length / 3, out);
            case SILENT -> {
                if (request.header("range").isPresent()
                        || registry.requests().stream()
                                        .filter(r -> r.path().equals(request.path()))
                                        .count()
                                > 1) {
                    return false;
                }
                head(out, 200, "Content-Length: " + layer.length);
                out.write(layer, 0, 10);
                out.flush();
                LockSupport.parkNanos(LIMIT_OF_SILENCE.toNanos());
            }
        }
        return true;
    }

    private static byte[] changed(byte[] layer) {
        var other = layer.clone();
        other[layer.length / 2] ^= 1;
        return other;
    }

    private static void endlessly(OutputStream out) throws IOException {
        while (true) {
            out.write(new byte[1000]);
        }
    }

    /// Not more than `length` of the bytes that were asked for, and the connection ends.
    private static void part(Request request, byte[] layer, int length, OutputStream out)
            throws IOException {
        var range = request.header("range").orElse("bytes=0-");
        var start = Integer.parseInt(range.substring(6, range.length() - 1));
        var rest = "Content-Length: " + (layer.length - start);
        if (start == 0) {
            head(out, 200, rest);
        } else {
            var which = "Content-Range: bytes " + start + "-" + (layer.length - 1);
            head(out, 206, rest, which + "/" + layer.length);
        }
        out.write(layer, start, Math.min(length, layer.length - start));
    }
}
