package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.*;

/// What an operation is about, in the word that a person who reads of its failure needs: a path, a
/// user, a command.
public final class OperationSubject {

    private OperationSubject() {}

    /// The subject; empty when there is none.
    public static String of(Operation operation) {
        return switch (operation) {
            case CloneTree o -> o.path();
            case JoinNamespaces o -> o.namespaces().toString();
            case NewNamespaces o -> o.namespaces().toString();
            case MapIds o -> o.ids().users().text().strip();
            case MakePrivate o -> o.path();
            case PrepareStage _ -> "/tmp";
            case AttachTree o -> o.place();
            case MountOverlay o -> String.join(":", o.lowers());
            case Mount o -> o.target();
            case BindTree o -> o.target();
            case BindDevice o -> o.target();
            case BindHostTree o -> o.target();
            case MakeDirectory o -> o.target();
            case MakeSymbolicLink o -> o.target();
            case MaskPath o -> o.target();
            case ReadOnlyPath o -> o.target();
            case SetMountAttributes o -> o.target();
            case PivotRoot _ -> "/";
            case ChangeRoot _ -> "/";
            case SetHostname o -> o.hostname();
            case RaiseLoopback _ -> "lo";
            case SetResourceLimit o -> Integer.toString(o.resource());
            case OpenTerminal _ -> "/dev/ptmx";
            case OpenPipes _ -> "pipe";
            case SetUser o -> o.uid() + ":" + o.gid();
            case SetCapabilities o -> Long.toHexString(o.bounding());
            case SetNoNewPrivileges _ -> "";
            case FilterSyscalls o -> o.program().profile();
            case ChangeDirectory o -> o.path();
            case Execute o -> o.arguments().getFirst();
        };
    }
}
