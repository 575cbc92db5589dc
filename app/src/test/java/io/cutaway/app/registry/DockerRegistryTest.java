package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.registry.TransferProgress.State;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.Platform;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

@DisplayName("Debian's docker-registry")
class DockerRegistryTest {

    private static final SampleImage IMAGE = SampleImage.of(3_000_000, 10, 200_000, 10_000_000);
    private static final Platform PLATFORM = new Platform("amd64", "linux", Optional.empty());
    private static final Credentials RIGHT =
            new Credentials.Password(DockerRegistry.USER, DockerRegistry.PASSWORD);

    @TempDir Path home;

    private final MemoryStore store = new MemoryStore();
    private final AtomicReference<TransferProgress> progress = new AtomicReference<>();

    private RegistryAccess access() {
        return new RegistryAccess(Map.of("HOME", home.toString()), Patience.SHORT);
    }

    private static AccessOptions with(Optional<Credentials> credentials) {
        return new AccessOptions(credentials, Optional.empty(), TlsPolicy.VERIFY);
    }

    private ImagePush.Pushed push(String image, String to, Optional<Credentials> credentials)
            throws InterruptedException {
        var request = new PushRequest(image, ImageName.parse(to), with(credentials));
        return new ImagePush(access(), store).push(request, progress::set);
    }

    private ImagePull.Pulled pull(MemoryStore into, String name, Optional<Credentials> credentials)
            throws InterruptedException {
        var request = new PullRequest(ImageName.parse(name), PLATFORM, with(credentials));
        return new ImagePull(access(), into).pull(request, progress::set);
    }

    @Test
    void givesBackWhatItWasGivenWithTheSameDigest() throws InterruptedException {
        try (var registry = DockerRegistry.open()) {
            IMAGE.into(store, "local");
            var name = registry.authority() + "/some/image:1";
            assertEquals(IMAGE.digest().toString(), push("local", name, Optional.empty()).digest());
            var other = new MemoryStore();
            var pulled = pull(other, name, Optional.empty());
            assertEquals(IMAGE.digest().toString(), pulled.digest());
            for (var layer : IMAGE.layers()) {
                assertArrayEquals(layer, other.blob(Digest.of(layer)));
            }
            assertEquals(progress.get().size(), progress.get().done());
            assertTrue(
                    progress.get().blobs().stream().allMatch(blob -> blob.state() == State.DONE));
            pull(other, name, Optional.empty());
            assertTrue(
                    progress.get().blobs().stream()
                            .allMatch(blob -> blob.state() == State.PRESENT));
        }
    }

    @Test
    void givesByDigestToo() throws InterruptedException {
        try (var registry = DockerRegistry.open()) {
            IMAGE.into(store, "local");
            push("local", registry.authority() + "/some/image:1", Optional.empty());
            var name = registry.authority() + "/some/image@" + IMAGE.digest();
            assertEquals(
                    IMAGE.digest().toString(),
                    pull(new MemoryStore(), name, Optional.empty()).digest());
            var absent = registry.authority() + "/some/image@sha256:" + "0".repeat(64);
            var failure =
                    assertThrows(
                            RegistryException.class,
                            () -> pull(new MemoryStore(), absent, Optional.empty()));
            assertEquals(RegistryMessage.NOT_FOUND, failure.reason());
        }
    }

    @Test
    void copiesBetweenItsOwnRepositories() throws InterruptedException {
        try (var registry = DockerRegistry.open()) {
            var first = registry.authority() + "/first/image:1";
            IMAGE.into(store, first);
            push(first, first, Optional.empty());
            push(first, registry.authority() + "/second/image:2", Optional.empty());
            assertTrue(
                    progress.get().blobs().stream().allMatch(blob -> blob.state() == State.PRESENT),
                    () -> progress.get().toString());
            pull(new MemoryStore(), registry.authority() + "/second/image:2", Optional.empty());
        }
    }

    @Test
    void wantsTheRightPassword() throws InterruptedException {
        try (var registry = DockerRegistry.withPassword()) {
            IMAGE.into(store, "local");
            var name = registry.authority() + "/some/image:1";
            push("local", name, Optional.of(RIGHT));
            pull(new MemoryStore(), name, Optional.of(RIGHT));
            checkRefused(name, Optional.empty(), RegistryMessage.CREDENTIALS_WANTED);
            var wrong = new Credentials.Password(DockerRegistry.USER, "wrong");
            checkRefused(name, Optional.of(wrong), RegistryMessage.CREDENTIALS_REFUSED);
        }
    }

    private void checkRefused(
            String name, Optional<Credentials> credentials, RegistryMessage expected) {
        var failure =
                assertThrows(
                        RegistryException.class, () -> pull(new MemoryStore(), name, credentials));
        assertEquals(expected, failure.reason());
    }

    @Test
    void keepsWhoIsLoggedInUntilLogout() throws InterruptedException, IOException {
        try (var registry = DockerRegistry.withPassword()) {
            var address = new RegistryAddress(registry.authority());
            var file = home.resolve(".docker/config.json");
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, "{\"auths\":{\"x.example\":{\"auth\":\"YTpi\",\"more\":1.50}},\"z\":[]}");
            var login = new Login(access());
            var wrong = new Credentials.Password(DockerRegistry.USER, "wrong");
            assertThrows(
                    RegistryException.class,
                    () -> login.login(address, wrong, AccessOptions.DEFAULT));
            assertFalse(Files.readString(file).contains(registry.authority()));
            login.login(address, RIGHT, AccessOptions.DEFAULT);
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            var kept = Files.readString(file);
            for (var word : new String[] {"x.example", "YTpi", "1.50", "\"z\""}) {
                assertTrue(kept.contains(word), kept);
            }
            IMAGE.into(store, "local");
            push("local", registry.authority() + "/some/image:1", Optional.empty());
            var credentials =
                    new CredentialStore(Map.of("HOME", home.toString()), Optional.empty());
            assertEquals(Optional.of(DockerRegistry.USER), credentials.username(address));
            assertTrue(credentials.erase(address));
            assertFalse(credentials.erase(address));
            assertFalse(Files.readString(file).contains(registry.authority()));
            assertTrue(Files.readString(file).contains("x.example"));
        }
    }
}
