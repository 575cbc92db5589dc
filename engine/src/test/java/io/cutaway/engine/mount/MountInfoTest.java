package io.cutaway.engine.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

class MountInfoTest {

    @Test
    void theManualPagesLineIsReadFieldByField() {
        var line = "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue";
        var expected =
                new MountPoint(
                        36,
                        35,
                        new DeviceNumber(98, 0),
                        "/mnt1",
                        "/mnt2",
                        List.of("rw", "noatime"),
                        new Propagation(
                                OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty(), false),
                        "ext3",
                        "/dev/root",
                        List.of("rw", "errors=continue"));
        assertEquals(List.of(expected), MountTable.parse(line).mounts());
    }

    @Test
    void namesThatTheKernelEscapesComeOutAsTheyAre() throws IOException {
        var targets =
                MountFixture.table("odd-names").mounts().stream()
                        .map(MountPoint::target)
                        .filter(target -> target.startsWith("/srv/fixture/"))
                        .map(target -> target.substring("/srv/fixture/".length()))
                        .limit(6)
                        .toList();
        assertEquals(
                List.of("a b", "ä", "line\nbreak", "back\\slash", "sha#rp", "bad\uFFFDname"),
                targets);
    }

    @Test
    void aHashAtTheStartOfASourceIsUnescaped() throws IOException {
        var mount = MountFixture.at(MountFixture.table("odd-names"), "/srv/fixture/sha#rp");
        assertEquals("#hash", mount.source());
    }

    @Test
    void aBackslashThatEscapesNothingStays() {
        check("\\04", "\\04");
        check("a\\", "a\\");
        check("\\048", "\\048");
        check("\\400", "\\400");
        check("\\134040", "\\040");
        check("\\303\\244", "ä");
    }

    private static void check(String escaped, String expected) {
        assertEquals(expected, MountInfoParser.unescape(escaped));
    }

    @Test
    void anEscapedCommaDoesNotSplitAnOption() throws IOException {
        var root = MountFixture.at(MountFixture.table("podman-rootless"), "/");
        assertEquals(
                "context=\"system_u:object_r:container_file_t:s0:c38,c519\"",
                root.superOptions().get(1));
    }

    @Test
    void aSourceMayBeEmpty() {
        var mount = MountTable.parse("1 0 0:9 / /x rw - tmpfs  rw,size=4k").mounts().getFirst();
        assertEquals("", mount.source());
        assertEquals(List.of("rw", "size=4k"), mount.superOptions());
    }

    @Test
    void unknownOptionalFieldsAreIgnored() {
        var mount = MountTable.parse("1 0 0:9 / /x rw later:7 shared:3 - t s rw").mounts();
        assertEquals(OptionalInt.of(3), mount.getFirst().propagation().shared());
    }

    @Test
    void propagationIsNamedAsFindmntNamesIt() throws IOException {
        var table = MountFixture.table("odd-names");
        checkPropagation(table, "b", "private");
        checkPropagation(table, "shared", "shared");
        checkPropagation(table, "slave", "private,slave");
        checkPropagation(table, "both", "shared,slave");
        checkPropagation(table, "unb", "private,unbindable");
    }

    private static void checkPropagation(MountTable table, String name, String expected) {
        var mount = MountFixture.at(table, "/srv/fixture/" + name);
        assertEquals(expected, mount.propagation().text());
    }

    @Test
    void aRemovedDirectoryIsKnownByItsMark() throws IOException {
        var table = MountFixture.table("odd-names");
        assertTrue(MountFixture.at(table, "/srv/fixture/gone2").isRootDeleted());
    }

    @Test
    void missingProtectionsAreThoseNotAmongTheMountsOwnOptions() throws IOException {
        var docker = MountFixture.table("docker");
        assertEquals(Set.of(), MountFixture.at(docker, "/proc").missingProtections());
        assertEquals(
                Set.of(MountAttribute.NO_DEVICES, MountAttribute.NO_EXECUTE),
                MountFixture.at(docker, "/dev").missingProtections());
        assertTrue(docker.lackingProtections().contains(MountFixture.at(docker, "/etc/keys")));
    }

    @Test
    void aMountIsReadOnlyWhenItOrItsFileSystemIs() {
        checkEffective("rw,relatime - t s rw,a", "rw,relatime,a");
        checkEffective("ro,relatime - t s rw,a", "ro,relatime,a");
        checkEffective("rw,relatime - t s ro,a", "ro,relatime,a");
        checkEffective("rw,relatime - t s rw,relatime", "rw,relatime");
    }

    private static void checkEffective(String rest, String expected) {
        var mount = MountTable.parse("1 0 0:9 / /x " + rest).mounts().getFirst();
        assertEquals(expected, String.join(",", mount.effectiveOptions()));
    }

    @Test
    void anEmptyFileIsAnEmptyTable() {
        assertEquals(List.of(), MountTable.parse("").mounts());
    }

    @Test
    void aBrokenLineIsNamedByNumberAndText() {
        checkBroken("x 0 0:9 / /x rw - t s rw");
        checkBroken("-1 0 0:9 / /x rw - t s rw");
        checkBroken("1 99999999999 0:9 / /x rw - t s rw");
        checkBroken("1 0 09 / /x rw - t s rw");
        checkBroken("1 0 0: / /x rw - t s rw");
        checkBroken("1 0 0:9 / /x rw shared:x - t s rw");
        checkBroken("1 0 0:9 / /x rw t s rw");
        checkBroken("1 0 0:9 / /x rw - t s");
        checkBroken("1 0 0:9 / /x");
        checkBroken("1 0 0:9 /  rw - t s rw");
        checkBroken("ä");
    }

    private static void checkBroken(String line) {
        var file = "1 0 0:9 / / rw - t s rw\n" + line + "\n";
        var thrown =
                assertThrows(MountInfoFormatException.class, () -> MountTable.parse(file), line);
        assertEquals(2, thrown.line());
        assertEquals(line, thrown.text());
    }

    @Test
    void everyCutOfAFileIsReadOrRefusedAtItsLastLine() throws IOException {
        var whole = MountFixture.bytes("docker");
        for (var length = 0; length < whole.length; length++) {
            var cut = new String(whole, 0, length, StandardCharsets.UTF_8);
            try {
                assertEquals(cut.lines().count(), MountTable.parse(cut).mounts().size());
            } catch (MountInfoFormatException refused) {
                assertEquals(cut.lines().count(), refused.line());
            }
        }
    }
}
