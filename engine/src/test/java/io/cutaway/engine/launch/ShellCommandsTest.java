package io.cutaway.engine.launch;

import static io.cutaway.engine.mount.MountAttribute.NO_DEVICES;
import static io.cutaway.engine.mount.MountAttribute.NO_EXECUTE;
import static io.cutaway.engine.mount.MountAttribute.NO_SET_ID;
import static io.cutaway.engine.mount.MountAttribute.READ_ONLY;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.ReadOnlyPath;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

@DisplayName("The shell commands of an operation")
class ShellCommandsTest {

    private static final Execute EXECUTE = new Execute(List.of("sh"), List.of());

    @Test
    void bindWhatAnEarlierOneHasCloned() {
        var clone =
                new CloneTree(
                        3, "/a layer", Optional.empty(), false, Set.of(READ_ONLY), IdMaps.NONE);
        var attach = new AttachTree(3, "l/0");
        check(clone, List.of(clone, attach, EXECUTE));
        check(
                attach,
                List.of(clone, attach, EXECUTE),
                "mkdir -p l/0",
                "mount --bind '/a layer' l/0",
                "mount -o remount,bind,ro l/0");
    }

    /// A remount says all options anew: what it does not name is gone.
    @Test
    void keepTheOptionsOfTheMountAroundAPath() {
        var proc = new Mount("proc", "proc", "/proc", Set.of(NO_SET_ID, NO_DEVICES), List.of());
        var path = new ReadOnlyPath("/proc/sys");
        check(
                path,
                List.of(proc, path, EXECUTE),
                "if [ -e root/proc/sys ]; then mount --rbind root/proc/sys root/proc/sys;"
                        + " mount -o remount,bind,ro,nosuid,nodev root/proc/sys; fi");
    }

    @Test
    void areForThePlanTheyComeFrom() {
        var attach = new AttachTree(3, "l/0");
        var commands = new ShellCommands(new LaunchPlan(List.of(attach, EXECUTE)));
        assertThrows(IllegalArgumentException.class, () -> commands.of(attach));
    }

    @Test
    void quoteEveryWord() {
        var mount =
                new Mount(
                        "tmpfs",
                        "$(reboot)",
                        "/it's; reboot",
                        Set.of(NO_EXECUTE),
                        List.of("size=`reboot`"));
        check(
                mount,
                List.of(mount, EXECUTE),
                "mkdir -p 'root/it'\\''s; reboot'",
                "mount -t tmpfs -o 'noexec,size=`reboot`' '$(reboot)' 'root/it'\\''s; reboot'");
        var execute = new Execute(List.of("sh", "a b"), List.of("A=*"));
        check(execute, List.of(execute), "exec env -i 'A=*' sh 'a b'");
    }

    private static void check(Operation of, List<Operation> plan, String... lines) {
        assertEquals(List.of(lines), new ShellCommands(new LaunchPlan(plan)).of(of));
    }
}
