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

/// The system calls that the shim makes for an operation, written as strace(1) writes them: a line
/// for each, in order, with the operation's own arguments. Descriptors have names, because their
/// numbers mean nothing: `tree = open_tree(…)`, then `move_mount(tree, …)`.
///
/// Said are the calls that do the work. Left out is what only looks (fstat(2) before a use), what
/// closes, making a directory or file that a mount needs and the image lacks, and that a directory
/// which is bound is opened as one (`O_DIRECTORY`). A test compares them with a trace.
public final class SystemCallText {

    private SystemCallText() {}

    /// The calls of one operation.
    public static List<String> of(Operation operation) {
        return switch (operation) {
            case CloneTree o -> TreeCalls.cloneTree(o);
            case JoinNamespaces o -> ProcessCallText.join(o);
            case NewNamespaces o -> ProcessCallText.newNamespaces(o);
            case MapIds o -> ProcessCallText.mapIds(o);
            case MakePrivate o -> TreeCalls.makePrivate(o);
            case PrepareStage() -> MountCalls.prepareStage();
            case AttachTree o -> TreeCalls.attach(o);
            case MountOverlay o -> MountCalls.overlay(o);
            case Mount o -> MountCalls.mount(o);
            case BindTree o -> TreeCalls.bind(o);
            case BindDevice o -> TreeCalls.bindDevice(o);
            case BindHostTree o -> TreeCalls.bindHostTree(o);
            case MakeDirectory o -> MountCalls.makeDirectory(o);
            case MakeSymbolicLink o -> MountCalls.makeLink(o);
            case MaskPath o -> MountCalls.mask(o);
            case ReadOnlyPath o -> TreeCalls.readOnly(o);
            case SetMountAttributes o -> TreeCalls.setAttributes(o);
            case PivotRoot() -> MountCalls.pivotRoot();
            case ChangeRoot() -> MountCalls.changeRoot();
            case SetHostname o -> ProcessCallText.hostname(o);
            case RaiseLoopback() -> ProcessCallText.raiseLoopback();
            case SetResourceLimit o -> ProcessCallText.limit(o);
            case OpenTerminal o -> ProcessCallText.terminal(o);
            case OpenPipes o -> ProcessCallText.pipes(o);
            case SetUser o -> ProcessCallText.user(o);
            case SetCapabilities o -> ProcessCallText.capabilities(o);
            case SetNoNewPrivileges() -> List.of("prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)");
            case FilterSyscalls o -> ProcessCallText.filter(o);
            case ChangeDirectory o -> ProcessCallText.changeDirectory(o);
            case Execute o -> ProcessCallText.execute(o);
        };
    }
}
