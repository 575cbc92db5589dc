package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.registry.DockerRegistry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Every kind of image comes from a registry and goes to it again, runs, and has the tree that
/// others give it.
class RealImagesIT {

    private static DockerRegistry registry;
    private static RegistryImages images;
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        registry = DockerRegistry.open();
        images = new RegistryImages(registry);
        folder = Files.createTempDirectory("real-images");
        for (var each : RealImage.values()) {
            each.fill(images);
            // umoci knows no zstd.
            var layout = folder.resolve(each.name());
            images.copyTo(
                    "oci:" + layout + ":1", each.repository(), "--dest-compress-format", "gzip");
            SeenTree.unpacked(layout + ":1", archive(each));
            Host.run("rm", "-rf", layout.toString());
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
        Host.run("rm", "-rf", folder.toString());
    }

    private static Path archive(RealImage image) {
        return folder.resolve(image + ".tar");
    }

    private static List<Arguments> everyImageInEveryLane() {
        return Stream.of(Lane.values())
                .flatMap(lane -> Arrays.stream(RealImage.values()).map(i -> Arguments.of(lane, i)))
                .toList();
    }

    private static String copyOf(RealImage image, Lane lane) {
        return image.repository().replace("real/", "copy/" + lane.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("everyImageInEveryLane")
    void comesRunsAndGoesUnchanged(Lane lane, RealImage image) {
        try (var cutaway = new Cutaway(lane)) {
            var name = images.name(image.repository());
            var pulled = cutaway.run("pull", "-q", name);
            assertEquals(0, pulled.code(), pulled::toString);
            var source = image == RealImage.INDEX ? hereOf("real/index") : image.repository();
            assertEquals(images.digest(source), pulled.out().strip());
            assertEquals(image.answer(), runIn(cutaway, image, name));
            var copy = copyOf(image, lane);
            cutaway.run("push", "-q", name, images.name(copy)).answer();
            assertEquals(images.manifest(source), images.manifest(copy));
            SeenTree.equal(archive(image), SeenTree.inside(cutaway, name));
            isReadOutOfTheStore(cutaway, name);
            if (lane == Lane.ROOT) {
                runsInPodman(cutaway, image, images.name(copy));
            }
        }
    }

    private static String hereOf(String repository) {
        return repository + ":" + RegistryImages.architecture();
    }

    private static String runIn(Cutaway cutaway, RealImage image, String name) {
        var command = new ArrayList<>(List.of("run", "--rm", name));
        command.addAll(image.command());
        return cutaway.run(command.toArray(String[]::new)).answer();
    }

    /// While a container of it runs.
    private static void isReadOutOfTheStore(Cutaway cutaway, String name) {
        cutaway.run("run", "-d", "--name", "user", name, "sleep", "1000").answer();
        var layout = folder.resolve("out-" + cutaway.folder().getFileName());
        Host.run(
                "skopeo",
                "copy",
                "-q",
                "oci:" + cutaway.store() + "/images:" + name,
                "oci:" + layout + ":1");
        var ours = Host.run("skopeo", "inspect", "--config", "--raw", "oci:" + layout + ":1");
        Host.run("rm", "-rf", layout.toString());
        var raw = List.of("skopeo", "inspect", "--tls-verify=false", "--config", "--raw");
        var command = new ArrayList<>(raw);
        command.add("docker://" + name);
        assertEquals(Host.run(command.toArray(String[]::new)), ours);
        assertTrue(ProcessHandle.of(cutaway.processOf("user")).isPresent());
    }

    @Test
    void areWhatTheyAreCalled() {
        assertTrue(images.manifest(RealImage.ZSTD.repository()).contains("tar+zstd"));
        assertTrue(images.manifest(RealImage.DOCKER.repository()).contains("diff.tar.gzip"));
        assertTrue(images.manifest(RealImage.INDEX.repository()).contains("s390x"));
    }

    @Test
    void theDistributionHasWhatIsHardToUnpack() {
        var archive = archive(RealImage.DEBIAN);
        for (var line :
                "capability rwsr-xr-x.*bin/head link.to.*bin/head srv/holes var/fifo".split(" ")) {
            assertTrue(SeenTree.count(archive, line) > 0, line);
        }
        assertEquals(0, SeenTree.count(archive, "share/doc/"));
    }

    /// What was pushed, and what is saved now.
    private static void runsInPodman(Cutaway cutaway, RealImage image, String copy) {
        try (var podman = new Podman()) {
            runs(podman, image, "podman pull -q --tls-verify=false " + copy, copy);
            if (image != RealImage.TWO_HUNDRED) {
                var name = images.name(image.repository());
                var tar = cutaway.folder().resolve("saved.tar").toString();
                cutaway.run("save", "-o", tar, name).answer();
                runs(podman, image, "podman load -q -i '" + tar + "'", name);
            }
        }
    }

    /// podman stacks 128 layers and no more. What is no limit for it is that it gets them.
    private static void runs(Podman podman, RealImage image, String get, String name) {
        var run = "run " + name + " " + String.join(" ", image.command());
        var refused = " 2>&1 || true";
        var deep = image == RealImage.TWO_HUNDRED;
        var script = "podman rmi -af >/dev/null; " + get + " >&2; " + run + (deep ? refused : "");
        var answer = podman.script(script);
        if (deep) {
            assertTrue(answer.contains("max depth exceeded"), answer);
        } else {
            assertEquals(image.answer(), answer);
        }
    }
}
