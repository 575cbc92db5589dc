package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.BindDevice;
import io.cutaway.engine.launch.Operation.BindHostTree;
import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.ChangeRoot;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.JoinNamespaces;
import io.cutaway.engine.launch.Operation.MakeDirectory;
import io.cutaway.engine.launch.Operation.MakePrivate;
import io.cutaway.engine.launch.Operation.MakeSymbolicLink;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.OpenPipes;
import io.cutaway.engine.launch.Operation.OpenTerminal;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.launch.Operation.PrepareStage;
import io.cutaway.engine.launch.Operation.RaiseLoopback;
import io.cutaway.engine.launch.Operation.ReadOnlyPath;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.launch.Operation.SetMountAttributes;
import io.cutaway.engine.launch.Operation.SetNoNewPrivileges;
import io.cutaway.engine.launch.Operation.SetResourceLimit;
import io.cutaway.engine.launch.Operation.SetUser;

import java.util.List;

/// Where to read on about an operation, the first page first: names as `man` takes them, with their
/// section in brackets.
public final class ManualPages {

    private ManualPages() {}

    public static List<String> of(Operation operation) {
        return switch (operation) {
            case CloneTree _ -> List.of("open_tree(2)", "mount_setattr(2)", "mount(8)");
            case JoinNamespaces _ -> List.of("setns(2)", "namespaces(7)", "nsenter(1)");
            case NewNamespaces _ -> List.of("clone(2)", "namespaces(7)", "unshare(1)");
            case MapIds _ -> List.of("user_namespaces(7)", "newuidmap(1)");
            case MakePrivate _ -> List.of("mount_namespaces(7)", "mount_setattr(2)", "mount(8)");
            case PrepareStage() -> List.of("tmpfs(5)", "mount(2)");
            case AttachTree _, BindTree _ -> List.of("move_mount(2)", "mount(8)");
            case MountOverlay _ -> List.of("mount(8)", "mount(2)");
            case Mount o -> mount(o);
            case BindDevice _ -> List.of("null(4)", "open_tree(2)", "mount(8)");
            case BindHostTree _ -> List.of("mount_namespaces(7)", "open_tree(2)", "mount(8)");
            case MakeDirectory _ -> List.of("mkdir(2)", "mkdir(1)");
            case MakeSymbolicLink _ -> List.of("symlink(2)", "symlink(7)", "ln(1)");
            case MaskPath _, ReadOnlyPath _ -> List.of("proc(5)", "mount(8)", "mount_setattr(2)");
            case SetMountAttributes _ -> List.of("mount_setattr(2)", "mount(8)");
            case PivotRoot() -> List.of("pivot_root(2)", "pivot_root(8)", "chroot(2)");
            case ChangeRoot() -> List.of("chroot(2)", "chroot(1)", "pivot_root(2)");
            case SetHostname _ -> List.of("sethostname(2)", "uts_namespaces(7)", "hostname(1)");
            case RaiseLoopback() -> List.of("netdevice(7)", "network_namespaces(7)");
            case SetResourceLimit _ -> List.of("setrlimit(2)", "prlimit(1)");
            case OpenTerminal _ -> List.of("pty(7)", "ioctl_tty(2)", "script(1)");
            case OpenPipes _ -> List.of("pipe(7)", "pipe(2)");
            case SetUser _ -> List.of("setresuid(2)", "credentials(7)", "setpriv(1)");
            case SetCapabilities _ -> List.of("capabilities(7)", "capset(2)", "setpriv(1)");
            case SetNoNewPrivileges() -> List.of("prctl(2)", "setpriv(1)");
            case FilterSyscalls _ -> List.of("seccomp(2)");
            case ChangeDirectory _ -> List.of("chdir(2)", "openat2(2)");
            case Execute _ -> List.of("execve(2)", "env(1)");
        };
    }

    private static List<String> mount(Mount mount) {
        return switch (mount.type()) {
            case "proc" -> List.of("proc(5)", "pid_namespaces(7)", "mount(8)");
            case "sysfs" -> List.of("sysfs(5)", "mount(8)");
            case "tmpfs" -> List.of("tmpfs(5)", "mount(8)");
            case "devpts" -> List.of("pts(4)", "mount(8)");
            case "mqueue" -> List.of("mq_overview(7)", "mount(8)");
            default -> List.of("mount(8)", "mount(2)");
        };
    }
}
