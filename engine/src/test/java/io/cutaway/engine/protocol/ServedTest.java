package io.cutaway.engine.protocol;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.system.PeerCredentials;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Has a server and a client of it for each test, and sees that neither leaves a descriptor.
abstract class ServedTest {

    private static final VarlinkIdentity IDENTITY =
            new VarlinkIdentity("Cutaway", "test", "1", "https://example.org");
    static final VarlinkInterface INTERFACE =
            new VarlinkInterface("org.example.Test", "interface org.example.Test\n");

    @TempDir Path parent;
    Path directory = Path.of("");
    private int before;
    private Optional<VarlinkServer> server = Optional.empty();
    private Optional<VarlinkClient> client = Optional.empty();
    boolean admitted = true;

    record Who(int pid, int uid) {}

    /// What the service under test does.
    abstract void handle(VarlinkCall call);

    private final VarlinkService service =
            new VarlinkService() {
                @Override
                public void handle(VarlinkCall call) {
                    ServedTest.this.handle(call);
                }

                @Override
                public boolean admits(PeerCredentials peer) {
                    return admitted && VarlinkService.super.admits(peer);
                }
            };

    @BeforeEach
    void start() throws IOException {
        directory = Files.createDirectory(parent.resolve("d"));
        chmod("rwx------");
        before = ConnectionTest.openFiles();
        server = Optional.of(listen());
        client = Optional.of(new VarlinkClient(directory, "s"));
    }

    VarlinkServer listen() throws IOException {
        return new VarlinkServer(directory, "s", IDENTITY, List.of(INTERFACE), service);
    }

    @AfterEach
    void stopAndLeakNothing() {
        client().close();
        server().close();
        until("no descriptor is left", () -> ConnectionTest.openFiles() == before);
        assertFalse(Files.exists(directory.resolve("s")), "the socket is removed");
    }

    <T> T call(String method, Object parameters, Class<T> type) throws IOException {
        return client().call(name(method), parameters, type);
    }

    <T> VarlinkStream<T> more(String method, Object parameters, Class<T> type) throws IOException {
        return client().callMore(name(method), parameters, type, List.of());
    }

    static String name(String method) {
        return "org.example.Test." + method;
    }

    VarlinkClient client() {
        return client.orElseThrow();
    }

    VarlinkServer server() {
        return server.orElseThrow();
    }

    void chmod(String mode) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    }

    /// Looks again until it is so, for ten seconds at most.
    static void until(String what, BooleanSupplier state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!state.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
