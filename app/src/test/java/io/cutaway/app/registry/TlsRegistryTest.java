package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.Platform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

@DisplayName("A registry whose certificate nobody vouches for")
class TlsRegistryTest {

    private static final SampleImage IMAGE = SampleImage.of(1000);
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir Path folder;

    private HttpsServer server;
    private Optional<String> elsewhere = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// Its certificate is for another name, too.
    private SSLContext context() throws GeneralSecurityException, IOException {
        var file = folder.resolve("keys");
        var tool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
        var made =
                new ProcessBuilder(
                                tool,
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "a",
                                "-dname",
                                "CN=registry.example",
                                "-keystore",
                                file.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        assertEquals(0, made.onExit().join().exitValue());
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body =
                path.contains("/manifests/")
                        ? IMAGE.manifest()
                        : path.endsWith(Digest.of(IMAGE.config()).toString())
                                ? IMAGE.config()
                                : IMAGE.layers().getFirst();
        try (exchange) {
            if (path.contains("/manifests/")) {
                exchange.getResponseHeaders().set("Content-Type", MediaTypes.MANIFEST);
            }
            if (elsewhere.isPresent() && path.contains("/blobs/")) {
                exchange.getResponseHeaders().set("Location", elsewhere.get());
                exchange.sendResponseHeaders(307, -1);
            } else {
                exchange.sendResponseHeaders(200, path.equals("/v2/") ? -1 : body.length);
                if (!path.equals("/v2/")) {
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }

    private ImagePull.Pulled pull(TlsPolicy tls) throws InterruptedException {
        return pull("127.0.0.1:" + server.getAddress().getPort(), tls, Map.of());
    }

    private static ImagePull.Pulled pull(
            String registry, TlsPolicy tls, Map<String, String> environment)
            throws InterruptedException {
        var credentials = Optional.<Credentials>of(new Credentials.Password("me", "secret"));
        var request =
                new PullRequest(
                        ImageName.parse(registry + "/some/image:1"),
                        new Platform("amd64", "linux", Optional.empty()),
                        new AccessOptions(credentials, Optional.empty(), tls));
        return new ImagePull(new RegistryAccess(environment, Patience.SHORT), new MemoryStore())
                .pull(request, _ -> {});
    }

    private void fails(TlsPolicy tls, RegistryMessage expected) {
        var failure = assertThrows(RegistryException.class, () -> pull(tls));
        assertEquals(expected, failure.reason(), failure::toString);
    }

    @Test
    void isNotSpokenToUnlessThatIsMeant() throws InterruptedException {
        fails(TlsPolicy.VERIFY, RegistryMessage.NOT_TRUSTED);
        assertEquals(IMAGE.digest().toString(), pull(TlsPolicy.ACCEPT_ANYTHING).digest());
    }

    @Test
    void doesNotLeadToWhereNothingIsEncrypted() {
        try (var plain =
                new ScriptedServer(
                        "127.0.0.2", (_, out) -> ScriptedServer.reply(out, 200, IMAGE.config()))) {
            elsewhere = Optional.of(plain.address() + "/blob");
            fails(TlsPolicy.ACCEPT_ANYTHING, RegistryMessage.DOWNGRADE);
            assertTrue(plain.requests().isEmpty());
        }
    }

    /// Nobody but the proxy could know where `registry.example` is.
    @Test
    void isReachedThroughTheProxyThatTheEnvironmentNames() throws InterruptedException {
        try (var proxy = new ForwardProxy(server.getAddress().getPort())) {
            var environment = Map.of("https_proxy", proxy.address(), "no_proxy", "other.example");
            var pulled = pull("registry.example", TlsPolicy.ACCEPT_ANYTHING, environment);
            assertEquals(IMAGE.digest().toString(), pulled.digest());
            for (var head : proxy.heads()) {
                assertTrue(head.startsWith("CONNECT registry.example:443 "), head);
                assertFalse(head.toLowerCase(Locale.ROOT).contains("authorization"), head);
            }
        }
    }

    @Test
    void isReachedWithoutAProxyWhereTheEnvironmentSaysSo() throws InterruptedException {
        try (var proxy = new ForwardProxy(server.getAddress().getPort())) {
            for (var exception : List.of("registry.example", ".example", "x, example", "*")) {
                var environment = Map.of("HTTPS_PROXY", proxy.address(), "no_proxy", exception);
                var failure =
                        assertThrows(
                                RegistryException.class,
                                () ->
                                        pull(
                                                "registry.example",
                                                TlsPolicy.ACCEPT_ANYTHING,
                                                environment));
                assertEquals(RegistryMessage.NO_SUCH_HOST, failure.reason(), failure::toString);
            }
            var here = "127.0.0.1:" + server.getAddress().getPort();
            var all = Map.of("https_proxy", proxy.address(), "http_proxy", proxy.address());
            pull(here, TlsPolicy.ACCEPT_ANYTHING, all);
            assertEquals(List.of(), proxy.heads());
        }
    }

    @Test
    void isReachedThroughAProxyWithoutEncryptionWhenThatIsMeant() throws InterruptedException {
        try (var plain = new ScriptedServer("127.0.0.1", HostilePull.serving(HostilePull::layer));
                var proxy = new ForwardProxy(plain.port())) {
            var environment = Map.of("https_proxy", proxy.address(), "http_proxy", proxy.address());
            pull("registry.example:5000", TlsPolicy.ACCEPT_ANYTHING, environment);
            assertTrue(
                    proxy.heads().stream()
                            .anyMatch(head -> head.startsWith("GET http://registry.example:5000/")),
                    () -> proxy.heads().toString());
        }
    }
}
