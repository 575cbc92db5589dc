package io.cutaway.engine.launch;

import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.JoinNamespaces;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.OpenPipes;
import io.cutaway.engine.launch.Operation.OpenTerminal;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetResourceLimit;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.shell.ShellWords;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The lines that make a process, name it and limit it.
final class ProcessCommands {

    private ProcessCommands() {}

    static List<String> join(JoinNamespaces o) {
        return List.of("nsenter --target \"$pid\" " + flags(o.namespaces()));
    }

    static List<String> newNamespaces(NewNamespaces o) {
        return List.of("unshare " + flags(o.namespaces()) + " --fork");
    }

    /// The same words for unshare(1) and nsenter(1).
    private static String flags(Collection<NamespaceKind> kinds) {
        return kinds.stream()
                .sorted()
                .map(
                        kind ->
                                switch (kind) {
                                    case MNT -> "--mount";
                                    case PID -> "--pid";
                                    case NET -> "--net";
                                    case UTS -> "--uts";
                                    case IPC -> "--ipc";
                                    case USER -> "--user";
                                    case CGROUP -> "--cgroup";
                                    case TIME -> "--time";
                                })
                .collect(Collectors.joining(" "));
    }

    static List<String> mapIds(MapIds o) {
        var lines = new ArrayList<String>();
        if (!o.setGroupsAllowed()) {
            lines.add("echo deny >\"/proc/$pid/setgroups\"");
        }
        lines.add(map(o.ids().users(), "uid_map"));
        lines.add(map(o.ids().groups(), "gid_map"));
        return lines;
    }

    private static String map(IdMap ids, String file) {
        return "printf '%s' >\"/proc/$pid/%s\"".formatted(ids.text().replace("\n", "\\n"), file);
    }

    /// A new sysfs shows the network namespace of its mounter, and lets him set its flags.
    static List<String> raiseLoopback() {
        return List.of(
                "mkdir sysfs",
                "mount -t sysfs sysfs sysfs",
                "echo 9 >sysfs/class/net/lo/flags",
                "umount sysfs");
    }

    static List<String> limit(SetResourceLimit o) {
        return List.of(
                "prlimit --pid $$ --%s=%s:%s"
                        .formatted(
                                ResourceLimits.name(o.resource()),
                                limit(o.soft()),
                                limit(o.hard())));
    }

    private static String limit(long value) {
        return value < 0 ? "unlimited" : Long.toString(value);
    }

    static List<String> terminal(OpenTerminal o) {
        return List.of(
                "script --quiet --command \"stty rows %d cols %d; exec sh\" /dev/null"
                        .formatted(o.rows(), o.columns()));
    }

    static List<String> pipes(OpenPipes o) {
        return List.of(o.stdin() ? "cat | sh | cat" : "sh </dev/null | cat");
    }

    static String user(SetUser o) {
        var groups = o.groups().stream().map(String::valueOf).collect(Collectors.joining(","));
        return "--reuid %d --regid %d %s"
                .formatted(
                        o.uid(),
                        o.gid(),
                        groups.isEmpty() ? "--clear-groups" : "--groups " + groups);
    }

    static String capabilities(SetCapabilities o) {
        return "--bounding-set %s --inh-caps %s --ambient-caps %s"
                .formatted(set(o.bounding()), set(o.inheritable()), set(o.ambient()));
    }

    private static String set(long mask) {
        var words = new StringBuilder("-all");
        new CapabilitySet(mask).capabilities().forEach(c -> words.append(",+").append(word(c)));
        return words.toString();
    }

    /// As libcap-ng calls them.
    private static String word(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT);
    }

    static List<String> filter(FilterSyscalls o) {
        return List.of(
                "setpriv --seccomp-filter FILE  # %d instructions"
                        .formatted(o.program().bytes().length / 8));
    }

    static List<String> execute(Execute o) {
        return List.of(
                "exec env -i "
                        + ShellWords.join(o.environment())
                        + " "
                        + ShellWords.join(o.arguments()));
    }
}
