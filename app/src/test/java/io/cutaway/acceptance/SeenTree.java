package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;

/// A tree as the computer's tar sees it, from inside a container or not: type, mode, owner, size,
/// time, link target, hard links, extended attributes, capabilities and contents of every path.
/// Device nodes and what lies on a container's own file systems are aside.
final class SeenTree {

    /// Archives the tree `$1` to the file `$2`. Where a container's own files lie on the image's
    /// folder, its time is not the image's.
    private static final String ARCHIVE =
            """
            cd "$1"
            touch -d @0 etc
            LC_ALL=C $TAR --sort=name --format=posix \\
                --pax-option=exthdr.name=%d/%f,delete=atime,delete=ctime \\
                --numeric-owner --xattrs --xattrs-include='*' --anchored \\
                --exclude=dev --exclude=proc --exclude=sys --exclude=seen \\
                --exclude=etc/hosts --exclude=etc/hostname --exclude=etc/resolv.conf \\
                -cf "$2" $(ls -A)
            """;

    /// Puts the computer's tar, and the libraries that it needs, into the folder `$1`.
    private static final String TAKE =
            """
            cp "$(command -v tar)" $(ldd "$(command -v tar)" | grep -o '/[^ ]*') "$1"
            mv "$1"/ld-* "$1/loader"
            """;

    private SeenTree() {}

    /// Archives what `umoci unpack` makes of an image of a layout.
    ///
    /// @param image as `LAYOUT:TAG`
    static void unpacked(String image, Path archive) {
        var bundle = archive + ".bundle";
        Host.run("umoci", "unpack", "--image", image, bundle);
        of(Path.of(bundle, "rootfs"), archive);
        Host.run("rm", "-rf", bundle);
    }

    /// Archives a tree that lies on the disk.
    static void of(Path tree, Path archive) {
        var script = "TAR=tar\n" + ARCHIVE;
        Host.run("sh", "-euc", script, "of", tree.toString(), archive.toString());
    }

    /// Archives what a container of an image sees.
    static Path inside(Cutaway cutaway, String image) {
        var folder = cutaway.shared("seen");
        Host.run("sh", "-euc", TAKE, "take", folder.toString());
        var script = "TAR='/seen/loader --library-path /seen /seen/tar'\n" + ARCHIVE;
        cutaway.run(
                        "run",
                        "--rm",
                        "-v",
                        folder + ":/seen",
                        image,
                        "sh",
                        "-euc",
                        script,
                        "seen",
                        "/",
                        "/seen/seen.tar")
                .answer();
        return folder.resolve("seen.tar");
    }

    /// Fails with the lines that differ.
    static void equal(Path expected, Path seen) {
        var lines =
                Host.run(
                        "sh",
                        "-uc",
                        """
                        list() { tar --full-time --xattrs --xattrs-include='*' -tvvf "$1"; }
                        cmp -s "$0" "$1" && exit
                        list "$0" >"$1.expected"
                        list "$1" >"$1.seen"
                        diff "$1.expected" "$1.seen" | head -40
                        echo 'and contents'
                        """,
                        expected.toString(),
                        seen.toString());
        assertEquals("", lines);
    }

    /// How many paths an archive has that match a pattern.
    static long count(Path archive, String pattern) {
        var text =
                Host.run(
                        "sh",
                        "-c",
                        "tar --xattrs --xattrs-include='*' -tvvf \"$0\" | grep -c -- \"$1\" ||"
                                + " true",
                        archive.toString(),
                        pattern);
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return fail(text, e);
        }
    }
}
