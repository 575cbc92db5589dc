package io.cutaway.app.cli;

import java.util.List;
import java.util.Locale;

/// Signals by name (signal(7)); the numbers are those of x86 and ARM.
final class Signals {

    private static final List<String> BY_NUMBER =
            List.of(
                    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
                    "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP",
                    "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO",
                    "PWR", "SYS");

    private static final int LARGEST = 64;

    private Signals() {}

    /// @param text a number, or a name with or without `SIG`, in any case
    static int number(String text) {
        if (text.matches("[0-9]{1,2}")) {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= LARGEST) {
                return number;
            }
            throw new CliException(CliMessage.NO_SUCH_SIGNAL, text);
        }
        var upper = text.toUpperCase(Locale.ROOT);
        var name = upper.startsWith("SIG") ? upper.substring(3) : upper;
        var place = BY_NUMBER.indexOf(name);
        if (place < 0) {
            throw new CliException(CliMessage.NO_SUCH_SIGNAL, text);
        }
        return place + 1;
    }
}
