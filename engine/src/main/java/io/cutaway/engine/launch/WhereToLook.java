package io.cutaway.engine.launch;

import static io.cutaway.engine.shell.ShellWords.quote;

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

/// A command that shows what an operation has changed, to be typed on the host while the container
/// runs (or waits); `$pid` is its first process, as `cutaway inspect` tells it.
public final class WhereToLook {

    private static final String STATUS = "grep -E %s \"/proc/$pid/status\"";

    private WhereToLook() {}

    public static String at(Operation operation) {
        return switch (operation) {
            case CloneTree o -> "findmnt --target " + quote(o.path());
            case JoinNamespaces _, NewNamespaces _ -> "ls -l \"/proc/$pid/ns\"";
            case MapIds _ -> "cat \"/proc/$pid/uid_map\" \"/proc/$pid/gid_map\"";
            case MakePrivate _ -> mounts("-o TARGET,PROPAGATION");
            case PrepareStage(), AttachTree _ -> mounts("");
            case MountOverlay _ -> mounts("/");
            case Mount o -> mounts(quote(o.target()));
            case BindTree o -> mounts(quote(o.target()));
            case BindDevice o -> mounts(quote(o.target()));
            case BindHostTree o -> mounts("-R " + quote(o.target()));
            case MakeDirectory o -> "ls -ld " + inside(o.target());
            case MakeSymbolicLink o -> "ls -l " + inside(o.target());
            case MaskPath o -> mounts(quote(o.target()));
            case ReadOnlyPath o -> mounts(quote(o.target()));
            case SetMountAttributes o -> mounts(quote(o.target()));
            case PivotRoot() -> "ls -l \"/proc/$pid/root/\"";
            case ChangeRoot() -> "readlink \"/proc/$pid/root\"";
            case SetHostname _ -> "nsenter -t \"$pid\" -U -u --preserve-credentials hostname";
            case RaiseLoopback() -> "cat \"/proc/$pid/net/if_inet6\"";
            case SetResourceLimit _ -> "cat \"/proc/$pid/limits\"";
            case OpenTerminal _, OpenPipes _ -> "ls -l \"/proc/$pid/fd\"";
            case SetUser _ -> STATUS.formatted("'^(Uid|Gid|Groups)'");
            case SetCapabilities _ -> STATUS.formatted("'^Cap'");
            case SetNoNewPrivileges() -> STATUS.formatted("'^NoNewPrivs'");
            case FilterSyscalls _ -> STATUS.formatted("'^Seccomp'");
            case ChangeDirectory _ -> "readlink \"/proc/$pid/cwd\"";
            case Execute _ ->
                    "tr '\\0' ' ' <\"/proc/$pid/cmdline\"; tr '\\0' '\\n' <\"/proc/$pid/environ\"";
        };
    }

    private static String mounts(String more) {
        return ("findmnt --task \"$pid\" " + more).strip();
    }

    private static String inside(String target) {
        return "\"/proc/$pid/root\"" + quote(target);
    }
}
