package io.cutaway.app.explanation;

import static io.cutaway.app.explanation.ExplanationMessage.*;

import io.cutaway.app.text.Message;
import io.cutaway.engine.launch.Operation;
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
import io.cutaway.engine.launch.ResourceLimits;

/// What an operation does, and what happens without it.
record OperationSentences(String does, String without) {

    static OperationSentences of(Operation operation) {
        return switch (operation) {
            case CloneTree o -> say(CLONE_TREE_DOES, CLONE_TREE_WITHOUT, o.path());
            case JoinNamespaces _ -> say(JOIN_NAMESPACES_DOES, JOIN_NAMESPACES_WITHOUT);
            case NewNamespaces _ -> say(NEW_NAMESPACES_DOES, NEW_NAMESPACES_WITHOUT);
            case MapIds _ -> say(MAP_IDS_DOES, MAP_IDS_WITHOUT);
            case MakePrivate o -> say(MAKE_PRIVATE_DOES, MAKE_PRIVATE_WITHOUT, o.path());
            case PrepareStage() -> say(PREPARE_STAGE_DOES, PREPARE_STAGE_WITHOUT);
            case AttachTree o -> say(ATTACH_TREE_DOES, ATTACH_TREE_WITHOUT, o.slot(), o.place());
            case MountOverlay _ -> say(MOUNT_OVERLAY_DOES, MOUNT_OVERLAY_WITHOUT);
            case Mount o -> say(MOUNT_DOES, withoutMount(o), o.type(), o.target());
            case BindTree o -> say(BIND_TREE_DOES, BIND_TREE_WITHOUT, o.slot(), o.target());
            case BindDevice o -> say(BIND_DEVICE_DOES, BIND_DEVICE_WITHOUT, o.source(), o.target());
            case BindHostTree o ->
                    say(BIND_HOST_TREE_DOES, BIND_HOST_TREE_WITHOUT, o.source(), o.target());
            case MakeDirectory o -> say(MAKE_DIRECTORY_DOES, MAKE_DIRECTORY_WITHOUT, o.target());
            case MakeSymbolicLink o ->
                    say(MAKE_SYMBOLIC_LINK_DOES, MAKE_SYMBOLIC_LINK_WITHOUT, o.target(), o.text());
            case MaskPath o -> say(MASK_PATH_DOES, MASK_PATH_WITHOUT, o.target());
            case ReadOnlyPath o -> say(READ_ONLY_PATH_DOES, READ_ONLY_PATH_WITHOUT, o.target());
            case SetMountAttributes o -> attributes(o);
            case PivotRoot() -> say(PIVOT_ROOT_DOES, PIVOT_ROOT_WITHOUT);
            case ChangeRoot() -> say(CHANGE_ROOT_DOES, CHANGE_ROOT_WITHOUT);
            case SetHostname _ -> say(SET_HOSTNAME_DOES, SET_HOSTNAME_WITHOUT);
            case RaiseLoopback() -> say(RAISE_LOOPBACK_DOES, RAISE_LOOPBACK_WITHOUT);
            case SetResourceLimit o -> limit(o);
            case OpenTerminal _ -> say(OPEN_TERMINAL_DOES, OPEN_TERMINAL_WITHOUT);
            case OpenPipes _ -> say(OPEN_PIPES_DOES, OPEN_PIPES_WITHOUT);
            case SetUser o -> say(SET_USER_DOES, SET_USER_WITHOUT, text(o.uid()), text(o.gid()));
            case SetCapabilities _ -> say(SET_CAPABILITIES_DOES, SET_CAPABILITIES_WITHOUT);
            case SetNoNewPrivileges() ->
                    say(SET_NO_NEW_PRIVILEGES_DOES, SET_NO_NEW_PRIVILEGES_WITHOUT);
            case FilterSyscalls _ -> say(FILTER_SYSCALLS_DOES, FILTER_SYSCALLS_WITHOUT);
            case ChangeDirectory o ->
                    say(CHANGE_DIRECTORY_DOES, CHANGE_DIRECTORY_WITHOUT, o.path());
            case Execute _ -> say(EXECUTE_DOES, EXECUTE_WITHOUT);
        };
    }

    private static OperationSentences say(Message does, Message without, Object... arguments) {
        return new OperationSentences(does.text(arguments), without.text(arguments));
    }

    private static Message withoutMount(Mount mount) {
        return switch (mount.target()) {
            case "/proc" -> MOUNT_PROC_WITHOUT;
            case "/sys" -> MOUNT_SYS_WITHOUT;
            case "/dev" -> MOUNT_DEV_WITHOUT;
            case "/dev/pts" -> MOUNT_TERMINALS_WITHOUT;
            default -> MOUNT_OTHER_WITHOUT;
        };
    }

    private static OperationSentences attributes(SetMountAttributes o) {
        return say(
                SET_MOUNT_ATTRIBUTES_DOES,
                SET_MOUNT_ATTRIBUTES_WITHOUT,
                o.target(),
                OperationText.options(o.attributes()));
    }

    private static OperationSentences limit(SetResourceLimit o) {
        return say(
                SET_RESOURCE_LIMIT_DOES,
                SET_RESOURCE_LIMIT_WITHOUT,
                ResourceLimits.name(o.resource()),
                OperationText.number(o.soft()),
                OperationText.number(o.hard()));
    }

    private static String text(long id) {
        return Long.toString(id);
    }
}
