package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A disk that lost a document of the store costs the image, and nothing else.
class DamagedImageIT {

    @ParameterizedTest
    @EnumSource(Lane.class)
    void isListedRefusedAndRemovedBesideTheOthers(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            copy(cutaway, "kept");
            Files.writeString(manifest(cutaway, "busybox"), "{");
            startAgain(cutaway);
            var listed = cutaway.run("images");
            assertEquals(0, listed.code(), listed::toString);
            assertTrue(
                    listed.out().matches("(?s).*localhost/busybox .* damaged\n.*"),
                    listed::toString);
            assertTrue(listed.out().contains("localhost/kept"), listed::toString);
            assertEquals(1, listed.err().lines().count(), listed::toString);
            assertTrue(listed.err().contains("image localhost/busybox:latest is damaged"));
            assertTrue(cutaway.run("images", "--json").json().at("/0/damaged").booleanValue());
            cutaway.run("run", "--rm", "busybox", "true").isRefused(125, "busybox", "damaged");
            cutaway.run("run", "--rm", "kept", "cat", "/etc/motd").answer();
            cutaway.run("rmi", "busybox").answer();
            assertEquals("", cutaway.run("images").err());
            assertEquals(1, cutaway.run("images", "--json").json().size());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Lane.class, names = "USER")
    void isWholeAgainWhenItComesAgain(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            var tar = cutaway.folder().resolve("saved.tar").toString();
            cutaway.run("save", "-o", tar, "busybox").answer();
            Files.delete(configuration(cutaway, "busybox"));
            startAgain(cutaway);
            cutaway.run("run", "--rm", "busybox", "true").isRefused(125, "busybox", "damaged");
            cutaway.run("load", "-i", tar).answer();
            assertEquals("", cutaway.run("images").err());
            assertEquals(
                    "of the image",
                    cutaway.run("run", "--rm", "busybox", "cat", "/etc/motd").answer());
        }
    }

    /// An image with another configuration and the same layers and one more.
    private static void copy(Cutaway cutaway, String name) {
        cutaway.run("run", "--name", "c", "busybox", "touch", "/more").answer();
        cutaway.run("commit", "c", name).answer();
        cutaway.run("rm", "c").answer();
    }

    private static Path manifest(Cutaway cutaway, String image) {
        return blob(cutaway, image, "/0/manifest/stored");
    }

    private static Path configuration(Cutaway cutaway, String image) {
        return blob(cutaway, image, "/0/id");
    }

    private static Path blob(Cutaway cutaway, String image, String digest) {
        var text = cutaway.run("inspect", image).json().at(digest).stringValue();
        return cutaway.store().resolve("images/blobs").resolve(text.replace(':', '/'));
    }

    /// A helper remembers what it has read.
    private static void startAgain(Cutaway cutaway) {
        var helper = ProcessHandle.of(cutaway.helper()).orElseThrow();
        helper.destroyForcibly();
        Host.await("the helper has ended", () -> !helper.isAlive());
    }
}
