package io.cutaway.engine.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.layer.JavaLayerFiles;
import io.cutaway.engine.layer.LayerDirectory;
import io.cutaway.engine.layer.LayerExplorer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/// What a real launch says in these cases is compared in an end-to-end test.
@DisplayName("A prediction")
class LaunchPredictionTest {

    @TempDir Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        Files.createDirectories(tree.resolve("usr/bin"));
        Files.createDirectories(tree.resolve("data"));
        Files.createSymbolicLink(tree.resolve("bin"), Path.of("usr/bin"));
        Files.createSymbolicLink(tree.resolve("usr/bin/sh"), Path.of("/bin/shell"));
        Files.createSymbolicLink(tree.resolve("usr/bin/lost"), Path.of("../../../none"));
        Files.createSymbolicLink(tree.resolve("usr/bin/loop"), Path.of("loop"));
        Files.createSymbolicLink(tree.resolve("usr/bin/up"), Path.of("../../../../usr/bin/shell"));
        Files.createSymbolicLink(tree.resolve("usr/bin/tool"), Path.of("/data/tool"));
        Files.writeString(tree.resolve("usr/bin/shell"), "");
        Files.writeString(tree.resolve("usr/bin/note"), "");
        Files.setPosixFilePermissions(
                tree.resolve("usr/bin/shell"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                tree.resolve("usr/bin/note"), PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void isSilentWhenTheCommandIsThere() throws IOException {
        check("/", "sh", "");
        check("/", "/bin/sh", "");
        check("/", "up", "");
        check("/usr", "bin/shell", "");
    }

    @Test
    void saysWhatExecveWillSay() throws IOException {
        check("/", "nothing", "1 Execute execve ENOENT nothing");
        check("/", "/bin/nothing", "1 Execute execve ENOENT /bin/nothing");
        check("/", "", "1 Execute execve ENOENT ");
        check("/", "lost", "1 Execute execve ENOENT lost");
        check("/", "note", "1 Execute execve EACCES note");
        check("/", "/bin/note", "1 Execute execve EACCES /bin/note");
        check("/", "/data", "1 Execute execve EACCES /data");
    }

    @Test
    void saysWhatTheWayToTheCommandWillSay() throws IOException {
        check("/", "/bin/loop", "1 Execute execve ELOOP /bin/loop");
        check("/", "/bin/shell/x", "1 Execute execve ENOTDIR /bin/shell/x");
    }

    @Test
    void saysThatTheWorkingDirectoryIsAFile() throws IOException {
        check("/bin/shell", "sh", "0 ChangeDirectory openat2 ENOTDIR /bin/shell");
        check("/none/yet", "sh", "");
    }

    @Test
    void doesNotJudgeWhatAMountCovers() throws IOException {
        var bind = new BindTree(0, "/data");
        assertEquals("", text(List.of(bind, new ChangeDirectory("/data/x"), run("/data/x/sh"))));
        assertEquals("", text(List.of(bind, new ChangeDirectory("/"), run("tool"))));
        assertEquals(
                "2 Execute execve ENOENT /database/sh",
                text(List.of(bind, new ChangeDirectory("/"), run("/database/sh"))));
    }

    private void check(String directory, String command, String expected) throws IOException {
        assertEquals(expected, text(List.of(new ChangeDirectory(directory), run(command))));
    }

    private static Execute run(String command) {
        return new Execute(List.of(command), List.of("PATH=/usr/bin:/bin"));
    }

    private String text(List<Operation> operations) throws IOException {
        var layers = List.of(new LayerDirectory("a", tree));
        var root = new LayerExplorer(layers, new JavaLayerFiles());
        return LaunchPrediction.failures(new LaunchPlan(operations), root).stream()
                .map(
                        f ->
                                "%d %s %s %s %s"
                                        .formatted(
                                                f.index(),
                                                f.operation(),
                                                f.call(),
                                                f.error(),
                                                f.subject()))
                .collect(Collectors.joining("\n"));
    }
}
