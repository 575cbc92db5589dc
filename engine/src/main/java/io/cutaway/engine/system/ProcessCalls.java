package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;
import static io.cutaway.engine.system.NativeCall.retrying;

import java.util.Optional;

/// Calls about processes: who this one is, and waiting for others and signalling them.
public final class ProcessCalls {

    public static final int SIGHUP = 1;
    public static final int SIGINT = 2;
    public static final int SIGKILL = 9;
    public static final int SIGTERM = 15;

    /// prctl(2), `PR_SET_DUMPABLE`: 0 keeps others of the same user from tracing this process.
    public static final int PR_SET_DUMPABLE = 4;

    public static final int PR_GET_DUMPABLE = 3;
    public static final int PR_SET_NO_NEW_PRIVS = 38;

    /// Newer calls have the same number on every architecture.
    private static final long SYS_PIDFD_SEND_SIGNAL = 424;

    private static final long SYS_PIDFD_OPEN = 434;
    private static final int WNOHANG = 1;

    private ProcessCalls() {}

    public static int getuid() {
        return LibC.getuid();
    }

    public static int geteuid() {
        return LibC.geteuid();
    }

    public static int getegid() {
        return LibC.getegid();
    }

    /// Waits until the child has ended, and reaps it.
    ///
    /// @param pid a child of this process that nobody has reaped yet
    public static WaitStatus waitpid(int pid) {
        int[] status = new int[1];
        long reaped = retrying(() -> LibC.waitpid(pid, status, 0), "waitpid", pid);
        return new WaitStatus((int) reaped, status[0]);
    }

    /// `WNOHANG`: reaps the child if it has ended, and is empty if it hasn't.
    public static Optional<WaitStatus> waitpidNoHang(int pid) {
        int[] status = new int[1];
        long reaped = retrying(() -> LibC.waitpid(pid, status, WNOHANG), "waitpid", pid);
        return reaped == 0
                ? Optional.empty()
                : Optional.of(new WaitStatus((int) reaped, status[0]));
    }

    /// Signals whatever has this number now: for a process that isn't a child, [#pidfdSendSignal]
    /// can't hit another one that got its number.
    ///
    /// @param signal 0 only asks whether it may be signalled
    public static void kill(int pid, int signal) {
        check(LibC.kill(pid, signal), "kill", pid, signal);
    }

    /// A descriptor of a process. It is readable for poll(2) when the process has ended.
    public static Descriptor pidfdOpen(int pid) {
        long number = LibC.syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0, 0);
        return Descriptor.owning((int) check(number, "pidfd_open", pid));
    }

    /// @throws SystemCallException `ESRCH` if it was reaped
    public static void pidfdSendSignal(Descriptor pidfd, int signal) {
        long result = LibC.syscall(SYS_PIDFD_SEND_SIGNAL, pidfd.number(), signal, 0, 0, 0);
        check(result, "pidfd_send_signal", pidfd, signal);
    }

    /// What an operation changes may belong to the calling thread alone: see prctl(2).
    public static int prctl(int option, long second, long third, long fourth, long fifth) {
        int result = LibC.prctl(option, second, third, fourth, fifth);
        return check(result, "prctl", option, second, third, fourth, fifth);
    }
}
