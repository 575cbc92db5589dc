package io.cutaway.helper.launch;

import java.util.List;
import java.util.Locale;

/// The numbers of signals by name (signal(7); the same on x86-64 and arm64).
public final class Signals {

    public static final int TERMINATE = 15;
    public static final int KILL = 9;

    private static final int FIRST_REALTIME = 34;
    private static final int LAST = 64;
    private static final List<String> BY_NUMBER =
            List.of(
                    "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
                    "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP",
                    "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO",
                    "PWR", "SYS");

    private Signals() {}

    /// The number of `15`, `TERM`, `SIGTERM` or `SIGRTMIN+3`; [#TERMINATE] for what is no signal,
    /// as an image may say anything.
    public static int number(String text) {
        if (text.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(text);
            return isSignal(number) ? number : TERMINATE;
        }
        var upper = text.toUpperCase(Locale.ROOT);
        var name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        if (name.matches("RTMIN(\\+[0-9]{1,2})?")) {
            int above = name.length() > 6 ? Integer.parseInt(name.substring(6)) : 0;
            return Math.min(FIRST_REALTIME + above, LAST);
        }
        int number = BY_NUMBER.indexOf(name);
        return number > 0 ? number : TERMINATE;
    }

    public static boolean isSignal(int number) {
        return number >= 1 && number <= LAST;
    }
}
