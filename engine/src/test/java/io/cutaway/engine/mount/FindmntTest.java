package io.cutaway.engine.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Against the kernel and util-linux: what findmnt(8) says of a mountinfo file, field by field.
class FindmntTest {

    private static final String SCRIPT =
            """
            set -e
            mount -t tmpfs fixture "$1"
            cd "$1"
            mkdir 'a b' ä bound sub over
            mount -t tmpfs -o nosuid,nodev,noexec 'with space' 'a b'
            mount -t tmpfs -o size=1m,ro tmpfs ä
            mount --bind sub bound
            mount -o remount,bind,ro bound
            mount -t tmpfs first over
            mount -t tmpfs second over
            mount --make-shared 'a b'
            mount --make-unbindable bound
            cat /proc/self/mountinfo > "$2/mountinfo"
            findmnt --tab-file /proc/self/mountinfo --list --nofsroot --json \
                --output TARGET,FSTYPE,OPTIONS,SOURCE,PROPAGATION,ID,PARENT,MAJ:MIN,FSROOT \
                > "$2/findmnt"
            """;

    @TempDir Path directory;

    @Test
    void thisNamespaceIsReadAsFindmntReadsIt() throws Exception {
        run(
                "sh",
                "-ec",
                """
                cat /proc/self/mountinfo > "$1/mountinfo"
                findmnt --kernel --list --nofsroot --json \
                  --output TARGET,FSTYPE,OPTIONS,SOURCE,PROPAGATION,ID,PARENT,MAJ:MIN,FSROOT \
                  > "$1/findmnt"
                """,
                "sh",
                directory.toString());
        check();
    }

    @Test
    void aNamespaceWithOddMountsIsReadAsFindmntReadsIt() throws Exception {
        assumeTrue(isRoot(), "mounting needs root");
        var stage = Files.createDirectory(directory.resolve("stage"));
        run(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                SCRIPT,
                "sh",
                stage.toString(),
                directory.toString());
        check();
    }

    private void check() throws IOException {
        var mounts = MountTable.read(directory.resolve("mountinfo")).mounts();
        var json = Files.readString(directory.resolve("findmnt"), StandardCharsets.UTF_8);
        var rows = JsonMapper.builder().build().readTree(json).get("filesystems");
        assertFalse(mounts.isEmpty());
        assertEquals(
                rows.valueStream().map(FindmntTest::expected).sorted().toList(),
                mounts.stream().map(FindmntTest::actual).sorted().toList());
    }

    private static String expected(JsonNode row) {
        return String.join(
                "\t",
                List.of(
                        text(row, "target"),
                        text(row, "fstype"),
                        text(row, "options"),
                        text(row, "source"),
                        text(row, "propagation"),
                        text(row, "id"),
                        text(row, "parent"),
                        text(row, "maj:min"),
                        text(row, "fsroot")));
    }

    private static String text(JsonNode row, String field) {
        return row.get(field).asString();
    }

    private static String actual(MountPoint mount) {
        return String.join(
                "\t",
                List.of(
                        mount.target(),
                        mount.filesystemType(),
                        String.join(",", mount.effectiveOptions()),
                        mount.source(),
                        mount.propagation().text(),
                        Integer.toString(mount.mountId()),
                        Integer.toString(mount.parentId()),
                        mount.device().toString(),
                        mount.root()));
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }
}
