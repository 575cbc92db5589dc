package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cutaway.engine.system.AttributeCalls;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real distribution, imported from a tar.
///
/// [SeenTree] compares everything below the root but what is mounted over it: `/dev`, `/proc` and
/// `/sys` are file systems of the container's own, and so are the files `/etc/hosts` and
/// `/etc/hostname`. A directory has no size in an archive: it is the file system's.
class DebianIT {

    /// Attributes that the unpacker keeps, in either lane.
    private static final Map<String, String> KEPT =
            Map.of("etc/debian_version", "user.mine", "usr/share", "user.also.mine");

    /// Attributes that it leaves out: overlay's would hide what lies below, and no others are for
    /// an image to set.
    private static final Map<String, String> LEFT_OUT =
            Map.of("usr", "user.overlay.opaque", "opt", "security.mine", "srv", "trusted.mine");

    /// The directories in which a launch makes what is missing; here nothing is.
    private static final String TOUCHED = "stat -c '%A %u %g %y' . etc var tmp";

    private static Path folder;
    private static String touched;

    /// What is left out of the image is in the tar, and not in the tree that is expected.
    @BeforeAll
    static void prepare() throws IOException {
        folder = Files.createTempDirectory("debian");
        var tree = Files.createDirectory(folder.resolve("tree"));
        tar(tree, "-xpf", Images.debian().toString());
        Host.run("touch", "-d", "2001-02-03 04:05:06.789", tree + "/etc/hosts");
        Host.run("setcap", "cap_net_raw,cap_net_bind_service+ep", tree + "/usr/bin/tail");
        KEPT.forEach((path, name) -> set(tree, path, name));
        LEFT_OUT.forEach((path, name) -> set(tree, path, name));
        Host.run("touch", "-d", "2002-03-04 05:06:07.891", tree + "/etc", tree.toString());
        tar(tree, "--xattrs-include=*", "--format=posix", "-cf", tar(), ".");
        LEFT_OUT.forEach((path, name) -> AttributeCalls.removexattr(tree + "/" + path, name));
        touched = Host.run("sh", "-c", "cd \"$0\"; " + TOUCHED, tree.toString());
        SeenTree.of(tree, folder.resolve("expected.tar"));
    }

    @AfterAll
    static void clean() {
        Host.run("rm", "-rf", folder.toString());
    }

    private static String tar() {
        return folder.resolve("debian.tar").toString();
    }

    private static void tar(Path tree, String... words) {
        var start = List.of("tar", "-C", tree.toString(), "--numeric-owner", "--xattrs");
        Host.run(Stream.of(start, List.of(words)).flatMap(List::stream).toArray(String[]::new));
    }

    private static void set(Path tree, String path, String name) {
        AttributeCalls.setxattr(tree + "/" + path, name, "y".getBytes(UTF_8), 0);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void runsAndIsAsTheTarHasIt(Lane lane) {
        try (var cutaway = new Cutaway(lane)) {
            var imported = cutaway.run("import", cutaway.readable(Path.of(tar())), "debian");
            assertEquals(0, imported.code(), imported::toString);
            assertTrue(imported.err().contains("device nodes were left out"), imported::toString);
            looksLikeDebian(cutaway);
            assertEquals(
                    touched, cutaway.run("run", "--rm", "debian", "sh", "-c", TOUCHED).answer());
            SeenTree.equal(folder.resolve("expected.tar"), SeenTree.inside(cutaway, "debian"));
            theStoreHasNeitherDevicesNorOverlaysAttributes(cutaway);
        }
    }

    private static void looksLikeDebian(Cutaway cutaway) {
        var text = "cat /etc/os-release; id; hostname; ps";
        var answer =
                cutaway.run("run", "--rm", "-h", "inside", "debian", "sh", "-c", text).answer();
        assertTrue(answer.contains("ID=debian"), answer);
        assertTrue(answer.contains("uid=0(root) gid=0(root) groups=0(root)\ninside\n"), answer);
        assertTrue(answer.matches("(?s).*\n +1 \\? +00:00:00 (sh|ps)(\n.*|$)"), answer);
        var top = cutaway.run("run", "--rm", "debian", "top", "-b", "-n1").answer();
        assertTrue(top.matches("(?s).*Tasks: +1 total.* 1 root .* top"), top);
    }

    /// Inside, overlay would not show the latter.
    private static void theStoreHasNeitherDevicesNorOverlaysAttributes(Cutaway cutaway) {
        var layers = cutaway.store() + "/layers";
        assertEquals("", Host.run("find", layers, "-type", "b", "-o", "-type", "c"));
        var unpacked = Host.run("find", layers, "-path", "*/etc/debian_version").strip();
        var root = unpacked.substring(0, unpacked.length() - "etc/debian_version".length());
        KEPT.forEach(
                (path, name) -> assertEquals(List.of(name), AttributeCalls.listxattr(root + path)));
        LEFT_OUT.forEach(
                (path, _) -> assertEquals(List.of(), AttributeCalls.listxattr(root + path)));
    }
}
