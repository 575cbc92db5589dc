package io.cutaway.engine.process;

import java.nio.charset.StandardCharsets;

/// What `/proc/PID/stat` says of a process (proc_pid_stat(5)); times in clock ticks, of which Linux
/// shows 100 a second on every architecture that Java runs on.
///
/// @param pid in the PID namespace of the `/proc` that was read
/// @param command the command's name as it is: it may hold spaces, parentheses and newlines
/// @param state of the first thread
/// @param parentPid 0 when the parent isn't in that namespace
/// @param userTicks time spent in its own code (`utime`)
/// @param systemTicks time the kernel spent for it (`stime`)
/// @param startTicks when it started, since boot (field 22): with the PID it names one process
public record ProcessStat(
        int pid,
        String command,
        ProcessState state,
        int parentPid,
        long userTicks,
        long systemTicks,
        long startTicks) {

    private static final String FILE = "stat";

    // Positions after the command, whose field is the second: the man page's number minus three.
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int START_TICKS = 19;

    /// @throws ProcessFormatException when fields are absent or aren't numbers
    public static ProcessStat parse(byte[] stat) {
        return parse(new String(stat, StandardCharsets.UTF_8));
    }

    /// [#parse(byte\[\])] of text.
    public static ProcessStat parse(String stat) {
        // A name may hold parentheses, the fields behind it don't: the last one ends it.
        var open = stat.indexOf(" (");
        var close = stat.lastIndexOf(") ");
        if (open < 0 || close < open) {
            throw new ProcessFormatException(FILE, "no command in parentheses");
        }
        var fields = stat.substring(close + 2).strip().split(" ");
        if (fields.length <= START_TICKS) {
            throw new ProcessFormatException(FILE, "ends before field 22");
        }
        return new ProcessStat(
                Numbers.toInt(FILE, stat.substring(0, open)),
                stat.substring(open + 2, close),
                ProcessState.of(fields[STATE]),
                Numbers.toInt(FILE, fields[PARENT]),
                Numbers.toUnsigned(FILE, fields[USER_TICKS], 10),
                Numbers.toUnsigned(FILE, fields[SYSTEM_TICKS], 10),
                Numbers.toUnsigned(FILE, fields[START_TICKS], 10));
    }
}
