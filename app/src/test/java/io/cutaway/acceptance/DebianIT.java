package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.TreeMap;

/// A real distribution, imported from a tar.
class DebianIT {

    /// Everything that the tar says of a path, but what lies on file systems of the container's
    /// own. The third field of a directory, its size, is the file system's.
    private static final String LIST =
            """
            cd %s
            find . -xdev \\( -path ./proc -o -path ./sys -o -path ./dev \\) -prune -o \\
                -type d -printf '%%p|d|%%m|%%U|%%G|%%T@\\n' -o \\
                -printf '%%p|%%y|%%m|%%U|%%G|%%T@|%%s|%%n|%%l\\n'
            """;

    @ParameterizedTest
    @EnumSource(Lane.class)
    void runsAndIsAsTheTarHasIt(Lane lane) {
        try (var cutaway = new Cutaway(lane)) {
            var imported = cutaway.run("import", cutaway.readable(Images.debian()), "debian");
            assertEquals(0, imported.code(), imported::toString);
            assertTrue(imported.err().contains("device nodes were left out"), imported::toString);
            looksLikeDebian(cutaway);
            hasTheTarsTree(cutaway);
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

    private static void hasTheTarsTree(Cutaway cutaway) {
        var inside = cutaway.run("run", "--rm", "debian", "sh", "-c", LIST.formatted("/"));
        var unpacked =
                """
                folder=$(mktemp -d)
                trap 'rm -rf "$folder"' EXIT
                tar -xpf %s --numeric-owner --exclude='./dev/*' -C "$folder"
                """
                        .formatted(Images.debian());
        var expected = Host.run("sh", "-euc", unpacked + LIST.formatted("\"$folder\""));
        assertEquals(entries(expected), entries(inside.answer()));
        assertEquals(
                "",
                Host.run("find", cutaway.store() + "/layers", "-type", "b", "-o", "-type", "c"));
    }

    /// Lines by path, without the files that are the container's own and the time of their folder.
    private static String entries(String listing) {
        var byPath = new TreeMap<String, String>();
        for (var line : listing.strip().split("\n")) {
            var bar = line.indexOf('|');
            byPath.put(line.substring(0, bar), line.substring(bar));
        }
        byPath.remove("./etc/hosts");
        byPath.remove("./etc/hostname");
        byPath.remove("./etc/resolv.conf");
        byPath.computeIfPresent("./etc", (_, line) -> line.substring(0, line.lastIndexOf('|')));
        byPath.computeIfPresent(".", (_, line) -> line.substring(0, line.lastIndexOf('|')));
        var text = new StringBuilder();
        byPath.forEach((path, line) -> text.append(path).append(line).append('\n'));
        return text.toString();
    }
}
