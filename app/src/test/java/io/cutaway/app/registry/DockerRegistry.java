package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/// Debian's `docker-registry` on this computer, with a folder of its own.
public final class DockerRegistry implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");

    public static final String USER = "tester";
    public static final String PASSWORD = "the: secret";

    private final Process process;
    private final Path folder;
    private final int port;

    private DockerRegistry(boolean withPassword) {
        assertTrue(
                Files.isExecutable(PROGRAM),
                "these tests need Debian's packages docker-registry and apache2-utils");
        try {
            folder = Files.createTempDirectory("docker-registry");
            port = freePort();
            var config = folder.resolve("config.yml");
            Files.writeString(config, config() + (withPassword ? auth() : ""));
            process =
                    new ProcessBuilder(PROGRAM.toString(), "serve", config.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static DockerRegistry open() {
        return new DockerRegistry(false);
    }

    public static DockerRegistry withPassword() {
        return new DockerRegistry(true);
    }

    /// Host and port.
    public String authority() {
        return "127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String config() {
        return """
        version: 0.1
        log: {level: warn}
        storage:
          filesystem: {rootdirectory: %s/data}
          delete: {enabled: true}
        http: {addr: "127.0.0.1:%d"}
        """
                .formatted(folder, port);
    }

    private String auth() throws IOException {
        var file = folder.resolve("htpasswd");
        var made =
                new ProcessBuilder("htpasswd", "-Bbc", file.toString(), USER, PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        try {
            assertTrue(made.waitFor(20, TimeUnit.SECONDS) && made.exitValue() == 0, "htpasswd");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return """
        auth:
          htpasswd: {realm: basic-realm, path: %s}
        """
                .formatted(file);
    }

    private void awaitAnswer() throws IOException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException _) {
                if (!process.isAlive()) {
                    fail(Files.readString(folder.resolve("log")));
                }
                Thread.onSpinWait();
            }
        }
        fail("docker-registry does not answer");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
