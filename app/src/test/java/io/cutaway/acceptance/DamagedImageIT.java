package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /// What is said to be free to go is what goes; what a damaged image may need is said to be its.
    @ParameterizedTest
    @EnumSource(value = Lane.class, names = "USER")
    void countsAsHoldingWhatNothingElseNeeds(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            copy(cutaway, "kept");
            cutaway.run("create", "--name", "user", "kept", "true").answer();
            var whole = cutaway.run("df", "--json").json();
            Files.writeString(manifest(cutaway, "kept"), "{");
            startAgain(cutaway);
            var stuck = cutaway.run("df", "--json").json();
            assertEquals(0, number(stuck, "/reclaimable"), stuck::toString);
            assertEquals(0, number(stuck, "/unused"), stuck::toString);
            assertEquals(0, number(stuck, "/images/0/unique"), stuck::toString);
            assertEquals(1, number(stuck, "/images/1/containers"), stuck::toString);
            assertEquals("0", cutaway.run("prune", "-af", "--json").json().at("/bytes").toString());
            cutaway.run("rm", "user").answer();
            var free = cutaway.run("df", "--json").json();
            assertEquals(number(free, "/bytes"), number(free, "/reclaimable"), free::toString);
            assertTrue(number(free, "/images/0/unique") > 0, free::toString);
            assertTrue(number(free, "/bytes") < number(whole, "/bytes"), whole::toString);
            assertEquals(
                    number(free, "/reclaimable"),
                    number(cutaway.run("prune", "-af", "--json").json(), "/bytes"));
        }
    }

    private static long number(JsonNode json, String at) {
        return json.at(at).longValue();
    }

    @ParameterizedTest
    @EnumSource(value = Lane.class, names = "USER")
    void isNamedWhenItIsTheIndexAndNothingIsLost(Lane lane) throws IOException {
        try (var cutaway = Cutaway.withBusybox(lane)) {
            copy(cutaway, "kept");
            cutaway.run("run", "-d", "--name", "live", "kept", "sleep", "1000").answer();
            var before = files(cutaway);
            var index = cutaway.store().resolve("images/index.json");
            var whole = Files.readString(index);
            Files.writeString(index, whole.substring(0, whole.length() / 2));
            startAgain(cutaway);
            cutaway.run("images").isRefused(125, index.toString(), "is damaged", "move it away");
            cutaway.run("run", "--rm", "busybox", "true").isRefused(125, index.toString());
            cutaway.run("prune", "-af").isRefused(125, index.toString());
            cutaway.run("commit", "live", "other").isRefused(125, index.toString());
            assertTrue(cutaway.run("ps").answer().contains("live"));
            assertEquals("of the image", cutaway.run("exec", "live", "cat", "/etc/motd").answer());
            cutaway.run("stop", "-t", "0", "live").answer();
            cutaway.run("start", "live").answer();
            cutaway.run("rm", "-f", "live").answer();
            startAgain(cutaway);
            assertTrue(files(cutaway).containsAll(before));
            Files.delete(index);
            var again = cutaway.run("images", "--json").json();
            assertEquals(2, again.size(), again::toString);
            var kept = again.at("/1/digest").stringValue();
            cutaway.run("tag", kept, "kept").answer();
            assertEquals(
                    "of the image",
                    cutaway.run("run", "--rm", "kept", "cat", "/etc/motd").answer());
        }
    }

    /// The blobs, and the layers.
    private static List<String> files(Cutaway cutaway) throws IOException {
        var names = new ArrayList<String>();
        for (var folder : List.of("images/blobs/sha256", "layers")) {
            try (var files = Files.list(cutaway.store().resolve(folder))) {
                files.map(Path::toString).forEach(names::add);
            }
        }
        return names;
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
