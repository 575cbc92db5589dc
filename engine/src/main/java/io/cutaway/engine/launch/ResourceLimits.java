package io.cutaway.engine.launch;

import java.util.List;

/// The numbers of `RLIMIT_*` (asm-generic/resource.h).
public final class ResourceLimits {

    private static final List<String> BY_NUMBER =
            List.of(
                    "cpu",
                    "fsize",
                    "data",
                    "stack",
                    "core",
                    "rss",
                    "nproc",
                    "nofile",
                    "memlock",
                    "as",
                    "locks",
                    "sigpending",
                    "msgqueue",
                    "nice",
                    "rtprio",
                    "rttime");

    private ResourceLimits() {}

    /// Whether there is a limit of that name.
    public static boolean isName(String name) {
        return BY_NUMBER.contains(name);
    }

    /// The number of the limit called `name`.
    ///
    /// @throws IllegalArgumentException when there is none
    public static int number(String name) {
        var number = BY_NUMBER.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("no resource limit is called " + name);
        }
        return number;
    }

    /// The name of limit `number`, in lower case and without its prefix.
    public static String name(int number) {
        return BY_NUMBER.get(number);
    }
}
