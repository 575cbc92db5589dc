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
import io.cutaway.engine.shell.ShellWords;

import java.util.List;
import java.util.function.UnaryOperator;

/// The shell commands that do what an operation does, with programs of util-linux and coreutils
/// alone. They are the lines of the exported script and what is said beside each operation.
///
/// They are meant to be run one after another by root of the container's user namespace, who stands
/// on the stage: there the container's root is the folder `root`. mount(8) has no descriptors of
/// mounts, so a cloned tree is a bind in the folder `$trees`, by its slot. `$pid` is the first
/// process as the parent namespace knows it. Where each program needs to be told of the next, as
/// `setpriv … PROGRAM`, the line ends where that goes.
///
/// @param word how a path of the host is written
public record ShellCommands(UnaryOperator<String> word) {

    /// With the host's paths as the plan has them.
    public ShellCommands() {
        this(ShellWords::quote);
    }

    /// The lines for one operation, at least one.
    public List<String> of(Operation operation) {
        return switch (operation) {
            case CloneTree o -> MountCommands.cloneTree(o, word.apply(o.path()));
            case JoinNamespaces o -> ProcessCommands.join(o);
            case NewNamespaces o -> ProcessCommands.newNamespaces(o);
            case MapIds o -> ProcessCommands.mapIds(o);
            case MakePrivate o -> List.of("mount --make-rprivate " + quote(o.path()));
            case PrepareStage() -> MountCommands.prepareStage();
            case AttachTree o -> MountCommands.attach(o);
            case MountOverlay o -> MountCommands.overlay(o);
            case Mount o -> MountCommands.mount(o);
            case BindTree o -> MountCommands.bind(o);
            case BindDevice o -> MountCommands.bindDevice(o);
            case BindHostTree o -> MountCommands.bindHostTree(o);
            case MakeDirectory o -> MountCommands.makeDirectory(o);
            case MakeSymbolicLink o -> MountCommands.makeLink(o);
            case MaskPath o -> MountCommands.mask(o);
            case ReadOnlyPath o -> MountCommands.readOnly(o);
            case SetMountAttributes o -> MountCommands.setAttributes(o);
            case PivotRoot() -> List.of("cd root", "pivot_root . .", "umount -l .", "cd /");
            case ChangeRoot() -> List.of("exec chroot root sh");
            case SetHostname o -> List.of("hostname " + quote(o.hostname()));
            case RaiseLoopback() -> ProcessCommands.raiseLoopback();
            case SetResourceLimit o -> ProcessCommands.limit(o);
            case OpenTerminal o -> ProcessCommands.terminal(o);
            case OpenPipes o -> ProcessCommands.pipes(o);
            case SetUser o -> List.of("setpriv " + ProcessCommands.user(o));
            case SetCapabilities o -> List.of("setpriv " + ProcessCommands.capabilities(o));
            case SetNoNewPrivileges() -> List.of("setpriv --no-new-privs");
            case FilterSyscalls o -> ProcessCommands.filter(o);
            case ChangeDirectory o -> List.of("cd " + quote(o.path()));
            case Execute o -> ProcessCommands.execute(o);
        };
    }
}
