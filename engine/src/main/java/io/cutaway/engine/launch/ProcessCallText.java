package io.cutaway.engine.launch;

import static io.cutaway.engine.launch.CallWords.namespaces;
import static io.cutaway.engine.launch.CallWords.open;
import static io.cutaway.engine.launch.CallWords.quoted;

import io.cutaway.engine.launch.Operation.ChangeDirectory;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.FilterSyscalls;
import io.cutaway.engine.launch.Operation.JoinNamespaces;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.OpenPipes;
import io.cutaway.engine.launch.Operation.OpenTerminal;
import io.cutaway.engine.launch.Operation.SetCapabilities;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.launch.Operation.SetResourceLimit;
import io.cutaway.engine.launch.Operation.SetUser;
import io.cutaway.engine.process.CapabilitySet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The calls of `start_inner.c`, `op_process.c`, `op_terminal.c` and `op_execute.c`.
final class ProcessCallText {

    private static final String CAPABILITY_HEADER = "{version=_LINUX_CAPABILITY_VERSION_3, pid=0}";

    private ProcessCallText() {}

    static List<String> join(JoinNamespaces o) {
        return List.of(
                "setns(pidfd, %s)".formatted(namespaces(o.namespaces())),
                "clone3({flags=CLONE_PARENT}, 64)");
    }

    static List<String> newNamespaces(NewNamespaces o) {
        return List.of(
                "pid = clone3({flags=%s, exit_signal=SIGCHLD}, 64)"
                        .formatted(namespaces(o.namespaces())));
    }

    static List<String> mapIds(MapIds o) {
        var calls = new ArrayList<String>();
        if (!o.setGroupsAllowed()) {
            calls.add("write(\"/proc/$pid/setgroups\", \"deny\")");
        }
        calls.add("write(\"/proc/$pid/uid_map\", %s)".formatted(quoted(o.ids().users().text())));
        calls.add("write(\"/proc/$pid/gid_map\", %s)".formatted(quoted(o.ids().groups().text())));
        return calls;
    }

    static List<String> hostname(SetHostname o) {
        return List.of(
                "sethostname(%s, %d)".formatted(quoted(o.hostname()), o.hostname().length()));
    }

    static List<String> raiseLoopback() {
        return List.of(
                "any = socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP)",
                "ioctl(any, SIOCGIFFLAGS, {ifr_name=\"lo\"})",
                "ioctl(any, SIOCSIFFLAGS, {ifr_name=\"lo\", ifr_flags=IFF_UP|IFF_LOOPBACK})");
    }

    static List<String> limit(SetResourceLimit o) {
        return List.of(
                "prlimit64(0, RLIMIT_%s, {rlim_cur=%s, rlim_max=%s}, NULL)"
                        .formatted(
                                ResourceLimits.name(o.resource()).toUpperCase(Locale.ROOT),
                                limit(o.soft()),
                                limit(o.hard())));
    }

    private static String limit(long value) {
        return value < 0 ? "RLIM64_INFINITY" : Long.toString(value);
    }

    static List<String> terminal(OpenTerminal o) {
        return List.of(
                open("master", "/dev/ptmx", "O_RDWR|O_NOCTTY|O_NONBLOCK"),
                "ioctl(master, TIOCSPTLCK, [0])",
                "slave = ioctl(master, TIOCGPTPEER, O_RDWR|O_NOCTTY|O_CLOEXEC)",
                "ioctl(master, TIOCSWINSZ, {ws_row=%d, ws_col=%d})"
                        .formatted(o.rows(), o.columns()),
                "sendmsg(shim, {SCM_RIGHTS, [master, slave]})",
                "ioctl(slave, TIOCSCTTY, 0)",
                "dup2(slave, 0)",
                "dup2(slave, 1)",
                "dup2(slave, 2)");
    }

    static List<String> pipes(OpenPipes o) {
        var calls = new ArrayList<String>();
        calls.add("pipe2([out0, out1], O_CLOEXEC)");
        calls.add("pipe2([err0, err1], O_CLOEXEC)");
        if (o.stdin()) {
            calls.add("pipe2([in0, in1], O_CLOEXEC)");
            calls.add("sendmsg(shim, {SCM_RIGHTS, [out0, err0, in1]})");
        } else {
            calls.add(open("in0", "/dev/null", "O_RDONLY|O_NOCTTY|O_NONBLOCK"));
            calls.add("sendmsg(shim, {SCM_RIGHTS, [out0, err0]})");
        }
        calls.addAll(List.of("dup2(in0, 0)", "dup2(out1, 1)", "dup2(err1, 2)"));
        return calls;
    }

    static List<String> user(SetUser o) {
        var groups =
                o.groups().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "[", "]"));
        return List.of(
                "prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)",
                "setgroups(%d, %s)".formatted(o.groups().size(), groups),
                "setresgid(%1$d, %1$d, %1$d)".formatted(o.gid()),
                "setresuid(%1$d, %1$d, %1$d)".formatted(o.uid()),
                "capset(%s, {effective=permitted, …})".formatted(CAPABILITY_HEADER),
                "prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)");
    }

    /// A line for each capability that is taken from the bounding set would be thirty.
    static List<String> capabilities(SetCapabilities o) {
        var dropped = CapabilitySet.ALL.minus(new CapabilitySet(o.bounding()));
        var calls = new ArrayList<String>();
        if (!dropped.isEmpty()) {
            calls.add(
                    "prctl(PR_CAPBSET_DROP, %s, 0, 0, 0)"
                            .formatted(String.join(" / ", dropped.names())));
        }
        calls.add(
                "capset(%s, {effective=0x%x, permitted=0x%x, inheritable=0x%x})"
                        .formatted(
                                CAPABILITY_HEADER, o.effective(), o.permitted(), o.inheritable()));
        calls.add("prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)");
        new CapabilitySet(o.ambient())
                .names()
                .forEach(
                        name ->
                                calls.add(
                                        "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, %s, 0, 0)"
                                                .formatted(name)));
        calls.add("prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0)");
        return calls;
    }

    static List<String> filter(FilterSyscalls o) {
        return List.of(
                "seccomp(SECCOMP_SET_MODE_FILTER, 0, {len=%d, filter=…})"
                        .formatted(o.program().bytes().length / 8));
    }

    static List<String> changeDirectory(ChangeDirectory o) {
        return List.of(open("directory", o.path(), "O_PATH|O_DIRECTORY"), "fchdir(directory)");
    }

    /// A name without a slash is tried in each folder of `PATH`.
    static List<String> execute(Execute o) {
        var program = o.arguments().getFirst();
        var calls = new ArrayList<String>();
        calls.add("umask(022)");
        calls.add(
                "execve(%s, %s, %s)"
                        .formatted(
                                program.contains("/")
                                        ? quoted(program)
                                        : quoted("$PATH/" + program),
                                quoted(o.arguments()),
                                quoted(o.environment())));
        return calls;
    }
}
