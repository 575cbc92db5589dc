package io.cutaway.engine.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import static java.util.stream.Collectors.joining;

import io.cutaway.engine.mount.MountComparison.Differs;
import io.cutaway.engine.mount.MountComparison.OnlyHere;
import io.cutaway.engine.mount.MountComparison.OnlyThere;
import io.cutaway.engine.mount.MountComparison.Row;
import io.cutaway.engine.mount.MountComparison.Same;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

class MountComparisonTest {

    private static final String HOST =
            """
            1 0 8:1 / / rw,relatime - ext4 /dev/sda1 rw
            2 1 0:3 / /proc rw - proc proc rw
            3 1 8:2 / /home rw,nosuid - ext4 /dev/sda2 rw
            4 1 8:3 / /usb rw - vfat /dev/sdb1 rw
            """;

    @Test
    void aTableEqualsItselfUnderOtherIds() {
        check(
                HOST,
                """
                11 10 8:1 / / rw,relatime - ext4 /dev/sda1 rw
                12 11 0:3 / /proc rw - proc proc rw
                13 11 8:2 / /home nosuid,rw - ext4 /dev/sda2 rw
                14 11 8:3 / /usb rw - vfat /dev/sdb1 rw
                """,
                """
                = /
                = /proc
                = /home
                = /usb
                """);
    }

    @Test
    void aContainersTableBesideTheHosts() {
        check(
                """
                21 10 0:50 / / rw,nodev - overlay overlay rw,lowerdir=a
                22 21 0:51 / /proc rw - proc proc rw
                23 21 8:2 /ada/site /srv/www ro - ext4 /dev/sda2 rw
                24 21 0:52 / /dev rw - tmpfs tmpfs rw
                25 21 8:2 / /home ro,nosuid master:1 - ext4 /dev/sda2 rw
                """,
                HOST,
                """
                ! / [FILES, TYPE, SOURCE, OPTIONS, SUPER_OPTIONS] +nodev -relatime
                ! /proc [FILES] + -
                + /srv/www /home/ada/site
                + /dev
                ! /home [OPTIONS, PROPAGATION] +ro -rw
                - /usb
                """);
    }

    @Test
    void theMountThatShowsTheSameFilesIsMatchedBeforeAnyOther() {
        check(
                """
                1 0 8:1 / / rw - t a rw
                2 1 8:2 /one /x rw - t b rw
                """,
                """
                1 0 8:1 / / rw - t a rw
                2 1 8:2 / /y rw - t b rw
                3 1 8:2 /one /x rw - t b rw
                """,
                """
                = /
                = /x
                - /y
                """);
    }

    @Test
    void hiddenMountsAreNotCompared() throws IOException {
        var table = MountFixture.table("odd-names");
        var rows = MountComparison.of(table, table).rows();
        assertEquals(table.visible().size(), rows.size());
        rows.forEach(row -> assertInstanceOf(Same.class, row));
    }

    @Test
    void theOtherPathOfABindIsNotGivenWhereAMountCoversIt() {
        var there =
                MountTable.parse(
                        """
                        1 0 8:1 / / rw - t a rw
                        2 1 0:9 / /home rw - tmpfs cover rw
                        """);
        var here = MountTable.parse("7 6 8:1 /home/ada /www rw - t a rw");
        assertEquals(Optional.empty(), there.pathTo(here.mounts().getFirst()));
    }

    private static void check(String here, String there, String expected) {
        var comparison = MountComparison.of(MountTable.parse(here), MountTable.parse(there));
        assertEquals(
                expected,
                comparison.rows().stream()
                        .map(MountComparisonTest::line)
                        .collect(joining("\n", "", "\n")));
    }

    private static String line(Row row) {
        return switch (row) {
            case Same same -> "= " + same.target();
            case Differs differs ->
                    "! %s %s +%s -%s"
                            .formatted(
                                    differs.target(),
                                    differs.aspects().stream().sorted().toList(),
                                    words(differs.optionsOnlyHere()),
                                    words(differs.optionsOnlyThere()));
            case OnlyHere only -> "+ " + only.target() + suffix(only.sameFilesThere());
            case OnlyThere only -> "- " + only.target() + suffix(only.sameFilesHere());
        };
    }

    private static String words(List<String> options) {
        return String.join(",", options);
    }

    private static String suffix(Optional<String> path) {
        return path.map(text -> " " + text).orElse("");
    }
}
