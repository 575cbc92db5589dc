package io.cutaway.engine.process;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/// What `/proc/PID/status` says of a process (proc_pid_status(5)).
///
/// @param name the command's name, at most 15 bytes, its escapes undone
/// @param state of the first thread
/// @param pid in the PID namespace of the `/proc` that was read
/// @param parentPid there too; 0 when the parent isn't in it
/// @param pidsByNamespace the process's PID in each PID namespace that it is in, from the one of
///   that `/proc` inwards; kernels without PID namespaces give the one
/// @param groupIdsByNamespace the same of the thread group id (`NStgid`)
/// @param userIds as the reader's user namespace shows them
/// @param groupIds the same of groups
/// @param supplementaryGroups the further groups
/// @param inheritable kept over execve for programs that ask
/// @param permitted what it may make effective
/// @param effective what the kernel looks at
/// @param bounding what no execve can go beyond
/// @param ambient kept over execve of any program
/// @param noNewPrivileges whether execve can't add any
/// @param seccomp whether its system calls are filtered
/// @param residentBytes memory in RAM (`VmRSS`); kernel threads and zombies have none
/// @param threads how many
public record ProcessStatus(
        String name,
        ProcessState state,
        int pid,
        int parentPid,
        List<Integer> pidsByNamespace,
        List<Integer> groupIdsByNamespace,
        Ids userIds,
        Ids groupIds,
        List<Long> supplementaryGroups,
        CapabilitySet inheritable,
        CapabilitySet permitted,
        CapabilitySet effective,
        CapabilitySet bounding,
        CapabilitySet ambient,
        boolean noNewPrivileges,
        SeccompMode seccomp,
        OptionalLong residentBytes,
        int threads) {

    private static final int ID_COLUMNS = 4;
    private static final long KIB = 1024;

    public ProcessStatus {
        pidsByNamespace = List.copyOf(pidsByNamespace);
        groupIdsByNamespace = List.copyOf(groupIdsByNamespace);
        supplementaryGroups = List.copyOf(supplementaryGroups);
        if (pidsByNamespace.isEmpty()) {
            throw new ProcessFormatException(StatusFields.FILE, "a process without a PID");
        }
    }

    /// @throws ProcessFormatException when a line that every kernel writes is absent or wrong
    public static ProcessStatus parse(byte[] status) {
        return parse(new String(status, StandardCharsets.UTF_8));
    }

    /// [#parse(byte\[\])] of text.
    public static ProcessStatus parse(String status) {
        var fields = new StatusFields(status);
        var pid = fields.number("Pid");
        return new ProcessStatus(
                unescape(fields.required("Name")),
                ProcessState.of(fields.required("State")),
                pid,
                fields.number("PPid"),
                fields.numbers("NSpid", pid),
                fields.numbers("NStgid", pid),
                ids(fields, "Uid"),
                ids(fields, "Gid"),
                fields.ids("Groups"),
                fields.capabilities("CapInh"),
                fields.capabilities("CapPrm"),
                fields.capabilities("CapEff"),
                fields.capabilities("CapBnd"),
                fields.capabilities("CapAmb"),
                fields.number("NoNewPrivs", 0) == 1,
                SeccompMode.of(fields.number("Seccomp", 0)),
                residentBytes(fields),
                fields.number("Threads"));
    }

    /// The PID in the namespace that the process itself is in.
    public int innermostPid() {
        return pidsByNamespace.getLast();
    }

    private static Ids ids(StatusFields fields, String key) {
        var ids = fields.ids(key);
        if (ids.size() != ID_COLUMNS) {
            throw new ProcessFormatException(StatusFields.FILE, "not four ids in " + key);
        }
        return new Ids(ids.get(0), ids.get(1), ids.get(2), ids.get(3));
    }

    private static OptionalLong residentBytes(StatusFields fields) {
        return fields.optional("VmRSS")
                .map(value -> value.strip().split(" ")[0])
                .map(kib -> OptionalLong.of(Numbers.toLong(StatusFields.FILE, kib) * KIB))
                .orElse(OptionalLong.empty());
    }

    /// The kernel escapes a newline as `\n` and a backslash as `\\` here (unlike in `stat`).
    private static String unescape(String name) {
        var plain = new StringBuilder();
        for (var i = 0; i < name.length(); i++) {
            var character = name.charAt(i);
            if (character == '\\' && i + 1 < name.length()) {
                i++;
                plain.append(name.charAt(i) == 'n' ? '\n' : name.charAt(i));
            } else {
                plain.append(character);
            }
        }
        return plain.toString();
    }
}
