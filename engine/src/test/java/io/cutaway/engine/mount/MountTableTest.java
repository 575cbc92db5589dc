package io.cutaway.engine.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

class MountTableTest {

    private static final MountTable STACKED =
            MountTable.parse(
                    """
                    10 1 0:1 / / rw - ext4 root rw
                    11 10 0:2 / /a rw - tmpfs first rw
                    12 11 0:3 / /a/b rw - tmpfs inner rw
                    13 11 0:4 / /a rw - tmpfs second rw
                    14 10 0:5 / /ab rw - tmpfs sibling rw
                    15 13 0:6 / /a/b/c rw - tmpfs deep rw
                    """);

    @Test
    void aPathBelongsToTheNearestMountThatNothingCovers() {
        check("/", "root");
        check("/a", "second");
        check("/a/x", "second");
        check("/a/b", "second");
        check("/a/b/c/d", "deep");
        check("/ab/x", "sibling");
        check("/abc", "root");
        check("//a/./b/", "second");
    }

    private static void check(String path, String expectedSource) {
        assertEquals(
                Optional.of(expectedSource), STACKED.providing(path).map(MountPoint::source), path);
    }

    @Test
    void ofTwoMountsAtOnePlaceOnOneParentTheLaterWins() {
        var table =
                MountTable.parse(
                        """
                        1 0 0:1 / / rw - t root rw
                        2 1 0:2 / /x rw - t old rw
                        3 1 0:3 / /x rw - t new rw
                        """);
        assertEquals("new", table.providing("/x").orElseThrow().source());
        assertEquals(
                List.of("old"), sources(table.hiddenUnder(table.providing("/x").orElseThrow())));
    }

    @Test
    void hiddenMountsAreKnownWithWhatHidesThem() {
        var second = STACKED.providing("/a").orElseThrow();
        assertEquals(List.of("first", "inner"), sources(STACKED.hiddenUnder(second)));
        assertEquals(List.of("root", "second", "sibling", "deep"), sources(STACKED.visible()));
    }

    @Test
    void childrenStandDirectlyOnTheirParent() {
        var root = STACKED.roots().getFirst();
        assertEquals(List.of("first", "sibling"), sources(STACKED.children(root)));
    }

    @Test
    void capturedOverMountsAreResolved() throws IOException {
        var table = MountFixture.table("odd-names");
        assertEquals("second", table.providing("/srv/fixture/over/inner").orElseThrow().source());
        assertEquals("uts:[4026531838]", table.providing("/srv/fixture/nsf").orElseThrow().root());
    }

    @Test
    void onADesktopTheAutomountIsHiddenByWhatItMounted() throws IOException {
        var table = MountFixture.table("systemd-desktop");
        assertEquals(39, table.mounts().size());
        var binfmt = table.providing("/proc/sys/fs/binfmt_misc/register").orElseThrow();
        assertEquals("binfmt_misc", binfmt.filesystemType());
        assertEquals(List.of("systemd-1"), sources(table.hiddenUnder(binfmt)));
        assertEquals("/dev/sdb1", table.providing("/media/ada/USB STICK").orElseThrow().source());
    }

    @Test
    void aContainersBindIsFoundOnTheHostUnlessItIsCoveredThere() throws IOException {
        var host = MountFixture.table("systemd-desktop");
        var docker = MountFixture.table("docker");
        assertEquals(
                Optional.of("/var/lib/docker/containers/3f9ac1e2/hosts"),
                host.pathTo(MountFixture.at(docker, "/etc/hosts")));
        assertEquals(Optional.empty(), host.pathTo(MountFixture.at(docker, "/etc/keys")));
    }

    @Test
    void aTableWithoutARootAnswersOnlyBelowItsMounts() {
        var table = MountTable.parse("5 4 0:1 / /mnt rw - t s rw");
        assertEquals(Optional.empty(), table.providing("/etc"));
        assertTrue(table.providing("/mnt/x").isPresent());
        assertEquals(Optional.empty(), MountTable.parse("").providing("/"));
    }

    @Test
    void parentsInACircleDoNotHang() {
        var table =
                MountTable.parse(
                        """
                        1 1 0:1 / / rw - t self rw
                        2 3 0:1 / /x rw - t a rw
                        3 2 0:1 / /x rw - t b rw
                        """);
        assertEquals("self", table.providing("/x").orElseThrow().source());
    }

    @Test
    void aPathThatIsNotAbsoluteOrClimbsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> STACKED.providing("a"));
        assertThrows(IllegalArgumentException.class, () -> STACKED.providing("/a/../b"));
    }

    private static List<String> sources(List<MountPoint> mounts) {
        return mounts.stream().map(MountPoint::source).toList();
    }
}
