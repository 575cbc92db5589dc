package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.registry.DockerRegistry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

/// Images that skopeo has put into Debian's docker-registry come and go, and stay what they are.
class RegistryIT {

    private static final int LAYERS = 4;

    private static DockerRegistry registry;
    private static RegistryImages images;

    @BeforeAll
    static void start() {
        registry = DockerRegistry.open();
        images = new RegistryImages(registry);
        var here = RegistryImages.architecture();
        images.fill("lib/gzip:1", LAYERS, here, "--format", "oci");
        images.fill(
                "lib/zstd:1", LAYERS, here, "--format", "oci", "--dest-compress-format", "zstd");
        for (var each : List.of("amd64", "arm64", "s390x")) {
            images.fill("lib/index:" + each, 2, each, "--format", "oci");
        }
        images.index("lib/index", "1", "s390x", "arm64", "amd64");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areChosenForTheComputer(Lane lane) {
        try (var cutaway = new Cutaway(lane)) {
            var name = images.name("lib/index:1");
            var run = cutaway.run("run", "--rm", name, "cat", "/layer/1");
            assertEquals(0, run.code(), run::toString);
            assertEquals("1 of " + RegistryImages.architecture(), run.out().strip());
            assertTrue(run.err().contains("linux/s390x, linux/arm64, linux/amd64"), run::toString);
            var other = cutaway.run("pull", "-q", "--platform", "linux/s390x", name);
            assertEquals(images.digest("lib/index:s390x"), other.out().strip());
            cutaway.run("pull", "-q", "--platform", "linux/riscv64", name)
                    .isRefused(125, "linux/riscv64", "linux/s390x, linux/arm64, linux/amd64");
            var byDigest = images.name("lib/index@" + images.digest("lib/index:1"));
            // What comes through a pipe can be read once.
            var pipe = cutaway.folder().resolve("environment");
            Host.run("mkfifo", pipe.toString());
            lane.give(pipe);
            var answer =
                    cutaway.runBehind(
                                    "echo A=here >'%s' & \"$@\"".formatted(pipe),
                                    "run",
                                    "--rm",
                                    "--env-file",
                                    pipe.toString(),
                                    byDigest,
                                    "sh",
                                    "-c",
                                    "echo $A; cat /layer/1")
                            .answer();
            assertEquals("here\n1 of " + RegistryImages.architecture(), answer);
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void arePulledWhenTheyAreMissingAndNotWhenNobodyWants(Lane lane) {
        try (var cutaway = new Cutaway(lane)) {
            var name = images.name("lib/gzip:1");
            cutaway.run("run", "--rm", "--pull=never", name, "true").isRefused(125, name);
            var first = cutaway.run("run", "--rm", name, "cat", "/layer/2");
            assertEquals(0, first.code(), first::toString);
            var second = cutaway.run("run", "--rm", name, "cat", "/layer/2");
            assertEquals("", second.err());
            cutaway.run("pull", "-q", images.name("lib/absent:1")).isRefused(125, "absent");
            cutaway.run("pull", "-q", "absent").isRefused(125, "names no registry");
            cutaway.run("run", "absent").isRefused(125, "no image absent", "docker.io/library/");
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void areTakenFromAFolderForEveryone(Lane lane) {
        try (var cutaway = new Cutaway(lane)) {
            var folder = cutaway.folder().resolve("shared");
            var name = "docker.io/library/shared:1";
            images.copyTo("oci:" + folder + ":" + name, "lib/gzip:1");
            images.copyTo("oci:" + folder + ":local:2", "lib/zstd:1");
            Host.run("chmod", "-R", "a+rX", folder.toString());
            var before = Host.run("find", folder.toString(), "-newer", folder + "/index.json");
            for (var each : List.of(name, "local:2")) {
                var run =
                        cutaway.runWrapped(
                                "env",
                                "CUTAWAY_IMAGE_FOLDERS=/absent:" + folder,
                                cutaway.word(),
                                "run",
                                "--rm",
                                each,
                                "cat",
                                "/layer/3");
                assertEquals(0, run.code(), run::toString);
                assertEquals("3 of " + RegistryImages.architecture(), run.out().strip());
                assertTrue(run.err().contains("comes from the folder " + folder), run::toString);
            }
            assertEquals(
                    before, Host.run("find", folder.toString(), "-newer", folder + "/index.json"));
        }
    }

    @Test
    void arePulledWithThePasswordOfALogin() {
        try (var closed = DockerRegistry.withPassword();
                var cutaway = new Cutaway(Lane.ROOT)) {
            var name = closed.authority() + "/my/image:1";
            cutaway.run("pull", "-q", images.name("lib/gzip:1")).answer();
            cutaway.run("push", "-q", images.name("lib/gzip:1"), name)
                    .isRefused(125, "cutaway login");
            var file = cutaway.folder().resolve("auth.json").toString();
            var login =
                    List.of(
                            "login",
                            "-u",
                            DockerRegistry.USER,
                            "--password-stdin",
                            "--authfile",
                            file);
            var words = new ArrayList<>(login);
            words.add(closed.authority());
            cutaway.runWithInput("wrong\n", words.toArray(String[]::new))
                    .isRefused(125, "refuses the credentials");
            var done =
                    cutaway.runWithInput(
                            DockerRegistry.PASSWORD + "\n", words.toArray(String[]::new));
            assertEquals(0, done.code(), done::toString);
            var answer =
                    cutaway.run("push", "-q", "--authfile", file, images.name("lib/gzip:1"), name);
            assertEquals(images.digest("lib/gzip:1"), answer.answer());
            cutaway.run("logout", "--authfile", file, closed.authority());
            cutaway.run("pull", "-q", "--authfile", file, name).isRefused(125, "cutaway login");
        }
    }
}
