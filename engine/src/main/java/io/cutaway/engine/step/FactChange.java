package io.cutaway.engine.step;

import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.Ids;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One line of a view that is no longer what it was. Values are written as the kernel and its tools
/// write them: `mnt:[4026531841]`, `0 1000 1`, `CAP_CHOWN CAP_KILL`.
public record FactChange(ViewedFact fact, String before, String after) {

    static List<FactChange> between(StepView before, StepView after) {
        return Arrays.stream(ViewedFact.values())
                .map(fact -> new FactChange(fact, value(fact, before), value(fact, after)))
                .filter(change -> !change.before.equals(change.after))
                .toList();
    }

    /// What a view tells of one fact.
    public static String value(ViewedFact fact, StepView view) {
        return switch (fact) {
            case PID -> Integer.toString(view.pid());
            case PID_INSIDE -> Integer.toString(view.pidInside());
            case HOSTNAME -> view.hostname();
            case NAMESPACE_MNT -> namespace(view, NamespaceKind.MNT);
            case NAMESPACE_PID -> namespace(view, NamespaceKind.PID);
            case NAMESPACE_NET -> namespace(view, NamespaceKind.NET);
            case NAMESPACE_UTS -> namespace(view, NamespaceKind.UTS);
            case NAMESPACE_IPC -> namespace(view, NamespaceKind.IPC);
            case NAMESPACE_USER -> namespace(view, NamespaceKind.USER);
            case NAMESPACE_CGROUP -> namespace(view, NamespaceKind.CGROUP);
            case NAMESPACE_TIME -> namespace(view, NamespaceKind.TIME);
            case UID_MAP -> map(view.ids().maps().users());
            case GID_MAP -> map(view.ids().maps().groups());
            case SET_GROUPS -> view.ids().setGroups();
            case USER_IDS -> ids(view.ids().users());
            case GROUP_IDS -> ids(view.ids().groups());
            case SUPPLEMENTARY_GROUPS -> groups(view.ids().supplementary());
            case BOUNDING -> names(view.capabilities().bounding());
            case PERMITTED -> names(view.capabilities().permitted());
            case EFFECTIVE -> names(view.capabilities().effective());
            case INHERITABLE -> names(view.capabilities().inheritable());
            case AMBIENT -> names(view.capabilities().ambient());
            case NO_NEW_PRIVILEGES -> view.noNewPrivileges() ? "1" : "0";
            case SECCOMP -> view.seccomp().name().toLowerCase(Locale.ROOT);
            case ROOT -> view.root();
            case WORKING_DIRECTORY -> view.workingDirectory();
        };
    }

    private static String namespace(StepView view, NamespaceKind kind) {
        return Optional.ofNullable(view.namespaces().get(kind))
                .map(NamespaceId::toString)
                .orElse("");
    }

    private static String map(IdMap map) {
        return map.text().strip().replace("\n", ", ");
    }

    private static String ids(Ids ids) {
        return "%d %d %d %d".formatted(ids.real(), ids.effective(), ids.saved(), ids.filesystem());
    }

    private static String groups(List<Long> groups) {
        return groups.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String names(long mask) {
        return String.join(" ", new CapabilitySet(mask).names());
    }
}
