package io.cutaway.app.explanation;

import static io.cutaway.app.explanation.ExplanationMessage.*;

import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.ResourceLimits;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.NamespaceKind;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What each operation of a launch plan does, in words.
public final class OperationText {

    private static final String NOTHING = "-";

    private OperationText() {}

    public static String of(Operation operation) {
        return switch (operation) {
            case Operation.CloneTree o ->
                    (o.recursive() ? CLONE_TREE_RECURSIVE : CLONE_TREE)
                            .text(o.path(), options(o.attributes()));
            case Operation.JoinNamespaces o -> JOIN_NAMESPACES.text(words(o.namespaces()));
            case Operation.NewNamespaces o -> NEW_NAMESPACES.text(words(o.namespaces()));
            case Operation.MapIds o -> MAP_IDS.text(oneLine(o.ids().users().text()));
            case Operation.MakePrivate o -> MAKE_PRIVATE.text(o.path());
            case Operation.PrepareStage() -> PREPARE_STAGE.text();
            case Operation.AttachTree o -> ATTACH_TREE.text(o.slot(), o.place());
            case Operation.MountOverlay o ->
                    MOUNT_OVERLAY.text(
                            String.join(", ", o.lowers()), o.upper(), options(o.attributes()));
            case Operation.Mount o -> MOUNT.text(o.type(), o.target(), options(o));
            case Operation.BindTree o -> BIND_TREE.text(o.slot(), o.target());
            case Operation.BindDevice o -> BIND_DEVICE.text(o.source(), o.target());
            case Operation.BindHostTree o ->
                    BIND_HOST_TREE.text(o.source(), o.target(), options(o.attributes()));
            case Operation.MakeDirectory o -> MAKE_DIRECTORY.text(o.target());
            case Operation.MakeSymbolicLink o -> MAKE_SYMBOLIC_LINK.text(o.target(), o.text());
            case Operation.MaskPath o -> MASK_PATH.text(o.target());
            case Operation.ReadOnlyPath o -> READ_ONLY_PATH.text(o.target());
            case Operation.SetMountAttributes o ->
                    SET_MOUNT_ATTRIBUTES.text(o.target(), options(o.attributes()));
            case Operation.PivotRoot() -> PIVOT_ROOT.text();
            case Operation.ChangeRoot() -> CHANGE_ROOT.text();
            case Operation.SetHostname o -> SET_HOSTNAME.text(o.hostname());
            case Operation.RaiseLoopback _ -> RAISE_LOOPBACK.text();
            case Operation.SetResourceLimit o -> limit(o);
            case Operation.OpenTerminal o -> OPEN_TERMINAL.text(o.rows(), o.columns());
            case Operation.OpenPipes _ -> OPEN_PIPES.text();
            case Operation.SetUser o ->
                    SET_USER.text(Long.toString(o.uid()), Long.toString(o.gid()));
            case Operation.SetCapabilities o -> SET_CAPABILITIES.text(capabilities(o));
            case Operation.SetNoNewPrivileges() -> SET_NO_NEW_PRIVILEGES.text();
            case Operation.FilterSyscalls o -> FILTER_SYSCALLS.text(o.program().bytes().length / 8);
            case Operation.ChangeDirectory o -> CHANGE_DIRECTORY.text(o.path());
            case Operation.Execute o -> EXECUTE.text(String.join(" ", o.arguments()));
        };
    }

    private static String limit(Operation.SetResourceLimit limit) {
        return SET_RESOURCE_LIMIT.text(
                ResourceLimits.name(limit.resource()), number(limit.soft()), number(limit.hard()));
    }

    static String number(long limit) {
        return limit < 0 ? "unlimited" : Long.toString(limit);
    }

    private static String capabilities(Operation.SetCapabilities sets) {
        var names = new CapabilitySet(sets.bounding()).names();
        return names.isEmpty() ? NOTHING : String.join(" ", names);
    }

    private static String words(Collection<NamespaceKind> kinds) {
        return kinds.stream()
                .sorted()
                .map(NamespaceKind::linkName)
                .collect(Collectors.joining(", "));
    }

    private static String oneLine(String map) {
        return map.strip().replace("\n", ", ");
    }

    private static String options(Operation.Mount mount) {
        return Stream.concat(
                        mount.attributes().stream().map(MountAttribute::option).sorted(),
                        mount.options().stream())
                .collect(Collectors.joining(","));
    }

    static String options(Collection<MountAttribute> attributes) {
        return attributes.isEmpty()
                ? NOTHING
                : attributes.stream()
                        .map(MountAttribute::option)
                        .sorted()
                        .collect(Collectors.joining(","));
    }
}
