package io.cutaway.engine.launch;

import static io.cutaway.engine.mount.MountAttribute.NO_EXECUTE;
import static io.cutaway.engine.mount.MountAttribute.NO_SET_ID;
import static io.cutaway.engine.mount.MountAttribute.READ_ONLY;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.Mount;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

@DisplayName("The shell commands of an operation")
class ShellCommandsTest {

    @Test
    void bindAClonedTreeByItsSlot() {
        check(
                new CloneTree(
                        3, "/a layer", Optional.empty(), false, Set.of(READ_ONLY), IdMaps.NONE),
                "if [ -d '/a layer' ]; then mkdir -p \"$trees/3\"; else touch \"$trees/3\"; fi",
                "mount --bind '/a layer' \"$trees/3\"",
                "mount -o \"remount,bind,$(findmnt -nro VFS-OPTIONS -T \"$trees/3\"),ro\""
                        + " \"$trees/3\"");
        check(new AttachTree(3, "l/0"), "mkdir -p l/0", "mount --rbind \"$trees/3\" l/0");
    }

    /// Else a second mount of the same sysfs could not be written to either.
    @Test
    void makeTheMountReadOnlyAndNotTheFileSystem() {
        check(
                new Mount("sysfs", "sysfs", "/sys", Set.of(READ_ONLY, NO_SET_ID), List.of()),
                "mkdir -p root/sys",
                "mount -t sysfs -o nosuid sysfs root/sys",
                "mount -o \"remount,bind,$(findmnt -nro VFS-OPTIONS -T root/sys),ro\" root/sys");
    }

    @Test
    void quoteEveryWord() {
        check(
                new Mount(
                        "tmpfs",
                        "$(reboot)",
                        "/it's; reboot",
                        Set.of(NO_EXECUTE),
                        List.of("size=`reboot`")),
                "mkdir -p 'root/it'\\''s; reboot'",
                "mount -t tmpfs -o 'noexec,size=`reboot`' '$(reboot)' 'root/it'\\''s; reboot'");
        check(new Execute(List.of("sh", "a b"), List.of("A=*")), "exec env -i 'A=*' sh 'a b'");
    }

    private static void check(Operation of, String... lines) {
        assertEquals(List.of(lines), new ShellCommands().of(of));
    }
}
