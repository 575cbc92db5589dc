package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.image.ContentDescriptor;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageIndex;
import io.cutaway.engine.image.ImageName;
import io.cutaway.engine.image.MediaTypes;
import io.cutaway.engine.image.OciDocuments;
import io.cutaway.engine.image.Platform;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@DisplayName("A folder of images")
class ImageFoldersTest {

    private static final SampleImage IMAGE = SampleImage.of(100_000, 10);
    private static final Platform PLATFORM = new Platform("amd64", "linux", Optional.empty());

    @TempDir Path home;

    private Path layout(String folder, String refName) throws IOException {
        var path = home.resolve(folder);
        for (var blob : List.of(IMAGE.manifest(), IMAGE.config())) {
            write(path, blob);
        }
        for (var layer : IMAGE.layers()) {
            write(path, layer);
        }
        var entry =
                new ContentDescriptor(
                        MediaTypes.MANIFEST,
                        IMAGE.digest(),
                        IMAGE.manifest().length,
                        Optional.empty(),
                        Map.of(ContentDescriptor.REF_NAME, refName));
        Files.write(
                path.resolve("index.json"),
                new OciDocuments().write(new ImageIndex(List.of(entry))));
        return path;
    }

    private static void write(Path layout, byte[] blob) throws IOException {
        var file = layout.resolve("blobs/sha256").resolve(Digest.of(blob).hex());
        Files.createDirectories(file.getParent());
        Files.write(file, blob);
    }

    private Map<String, String> environment(Path folder) {
        return Map.of("HOME", home.toString(), "CUTAWAY_IMAGE_FOLDERS", "/absent:" + folder);
    }

    private void check(Path folder, String name, boolean expected) throws InterruptedException {
        var folders = ImageFolders.of(environment(folder));
        var found = folders.find(ImageName.parse(name), PLATFORM);
        assertEquals(expected, found.isPresent(), name);
    }

    /// Whoever opens one waits for its other end.
    @Test
    void isNotWaitedForWhereItHasFifos() throws IOException, InterruptedException {
        var folder = layout("images", "debian:12");
        var manifest = "blobs/sha256/" + IMAGE.digest().hex();
        for (var file : List.of(manifest, "index.json")) {
            Files.delete(folder.resolve(file));
            var making = new ProcessBuilder("mkfifo", file).directory(folder.toFile()).start();
            assertEquals(0, making.waitFor());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> check(folder, "debian:12", false));
        }
    }

    @Test
    void hasAnImageByItsWholeName() throws IOException, InterruptedException {
        var folder = layout("images", "docker.io/library/debian:12");
        check(folder, "docker.io/library/debian:12", true);
        check(folder, "docker.io/library/debian", false);
        check(folder, "docker.io/library/other:12", false);
        check(folder, "debian:12", false);
        check(layout("other", "debian:12"), "debian:12", true);
    }

    @Test
    void hasAnImageByItsTagWhenItIsCalledLikeIt() throws IOException, InterruptedException {
        check(layout("debian", "12"), "docker.io/library/debian:12", true);
        check(layout("debian", "12"), "docker.io/library/debian:11", false);
        check(layout("images", "12"), "docker.io/library/debian:12", false);
    }

    @Test
    void hasAnImageByItsDigest() throws IOException, InterruptedException {
        check(layout("images", ""), "docker.io/library/debian@" + IMAGE.digest(), true);
        var other = "sha256:" + "0".repeat(64);
        check(layout("images", ""), "docker.io/library/debian@" + other, false);
    }

    @Test
    void isAskedBeforeTheNetwork() throws IOException, InterruptedException {
        var name = "registry.invalid/some/image:1";
        var folder = layout("images", name);
        var store = new MemoryStore();
        var access = new RegistryAccess(environment(folder), Patience.SHORT);
        var request = new PullRequest(ImageName.parse(name), PLATFORM, AccessOptions.DEFAULT);
        var pulled = new ImagePull(access, store).pull(request, _ -> {});
        assertEquals(IMAGE.digest().toString(), pulled.digest());
        assertEquals(Optional.of(folder.toString()), pulled.folder());
        for (var layer : IMAGE.layers()) {
            assertArrayEquals(layer, store.blob(Digest.of(layer)));
        }
    }

    @Test
    void thatIsBrokenHasNothing() throws IOException, InterruptedException {
        var folder = layout("images", "debian:12");
        var config = folder.resolve("blobs/sha256").resolve(Digest.of(IMAGE.config()).hex());
        Files.writeString(config, "{}");
        check(folder, "debian:12", false);
        var incomplete = layout("incomplete", "debian:12");
        var layer = Digest.of(IMAGE.layers().getFirst()).hex();
        Files.delete(incomplete.resolve("blobs/sha256").resolve(layer));
        check(incomplete, "debian:12", false);
        Files.writeString(folder.resolve("index.json"), "[");
        check(folder, "debian:12", false);
    }

    @Test
    void isNamedInTheSettings() throws IOException {
        var settings = home.resolve(".config/cutaway/settings.json");
        Files.createDirectories(settings.getParent());
        var environment = Map.of("HOME", home.toString());
        assertTrue(ImageFolders.of(environment).isEmpty());
        Files.writeString(settings, "{\"theme\":\"dark\"}");
        assertTrue(ImageFolders.of(environment).isEmpty());
        Files.writeString(settings, "{\"imageFolders\":[\"/share/images\",\"relative\"],\"x\":1}");
        assertEquals(
                List.of(new ImageFolder(Path.of("/share/images"))),
                ImageFolders.of(environment).folders());
        Files.writeString(settings, "{\"imageFolders\":7}");
        var failure = assertThrows(RegistryException.class, () -> ImageFolders.of(environment));
        assertEquals(RegistryMessage.BAD_SETTINGS, failure.reason());
    }
}
