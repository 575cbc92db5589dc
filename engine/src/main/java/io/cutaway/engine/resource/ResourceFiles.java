package io.cutaway.engine.resource;

import java.util.Optional;
import java.util.OptionalLong;

/// The few numbers that are taken from files of `/proc` and of a cgroup (proc_meminfo(5),
/// proc_pid_smaps(5), kernel document cgroup-v2.rst). Whoever wrote the text, a number that isn't
/// one or is negative is refused.
final class ResourceFiles {

    private static final long KIB = 1024;
    private static final String UNLIMITED = "max";
    private static final String UNIFIED = "0::";

    private ResourceFiles() {}

    /// `usage_usec` of a cgroup's `cpu.stat`: microseconds of processor time.
    static long cpuMicros(String cpuStat) {
        for (var line : cpuStat.split("\n")) {
            if (line.startsWith("usage_usec ")) {
                return number("cpu.stat", line.substring("usage_usec ".length()));
            }
        }
        throw new ResourceFormatException("cpu.stat", "no line usage_usec");
    }

    /// A file of one number, such as `memory.current`.
    static long current(String file, String text) {
        return number(file, text);
    }

    /// A file of one limit, such as `memory.max`; empty where it says `max`.
    static OptionalLong limit(String file, String text) {
        return text.strip().equals(UNLIMITED)
                ? OptionalLong.empty()
                : OptionalLong.of(number(file, text));
    }

    /// How many processors `cpu.max` allows, in thousandths; empty where it says `max`.
    static OptionalLong cpuLimit(String text) {
        var words = text.strip().split(" ");
        if (words.length != 2) {
            throw new ResourceFormatException("cpu.max", "not a quota and a period");
        }
        var period = number("cpu.max", words[1]);
        if (period == 0) {
            throw new ResourceFormatException("cpu.max", "a period of nothing");
        }
        var quota = limit("cpu.max", words[0]);
        return quota.isEmpty()
                ? quota
                : OptionalLong.of(Math.round(quota.getAsLong() * 1000.0 / period));
    }

    /// A line `Key: number kB` of `meminfo` or `smaps_rollup`, in bytes; empty when there is none.
    static OptionalLong kibibytes(String file, String text, String key) {
        for (var line : text.split("\n")) {
            if (line.startsWith(key + ":")) {
                var value = line.substring(key.length() + 1).strip();
                if (!value.endsWith(" kB")) {
                    throw new ResourceFormatException(file, "no kB in " + line);
                }
                var kib = number(file, value.substring(0, value.length() - 3));
                return OptionalLong.of(Math.multiplyExact(kib, KIB));
            }
        }
        return OptionalLong.empty();
    }

    /// The path of a process in the unified hierarchy, from its `cgroup` file (cgroups(7)); empty
    /// where the kernel has none.
    static Optional<String> unifiedPath(String cgroup) {
        return cgroup.lines()
                .filter(line -> line.startsWith(UNIFIED + "/"))
                .map(line -> line.substring(UNIFIED.length()))
                .findFirst();
    }

    private static long number(String file, String text) {
        var digits = text.strip();
        if (!digits.matches("[0-9]{1,15}")) {
            throw new ResourceFormatException(file, "number expected, not '" + digits + "'");
        }
        return Long.parseLong(digits);
    }
}
