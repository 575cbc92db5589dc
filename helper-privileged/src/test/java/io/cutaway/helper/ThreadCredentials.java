package io.cutaway.helper;

import com.sun.jna.Function;
import com.sun.jna.NativeLong;

/// Lets one thread of a test that is run by root do something as another user.
///
/// The C library's setresuid(3) changes all threads of a process; the system call changes the
/// calling one alone (credentials(7), nptl(7)). A socket that the thread connects meanwhile shows
/// that user to the peer.
final class ThreadCredentials {

    private static final Function SYSCALL = Function.getFunction("c", "syscall");
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");
    private static final long SETRESUID = ARM ? 147 : 117;
    private static final long SETRESGID = ARM ? 149 : 119;

    private ThreadCredentials() {}

    /// What is done.
    interface Work<T> {
        T run() throws Exception;
    }

    static <T> T as(int uid, int gid, Work<T> work) throws Exception {
        set(SETRESGID, gid);
        set(SETRESUID, uid);
        try {
            return work.run();
        } finally {
            set(SETRESUID, 0);
            set(SETRESGID, 0);
        }
    }

    /// The effective id alone; the others stay root's, so that it can be set back.
    private static void set(long call, int id) {
        var keep = new NativeLong(-1);
        var arguments = new Object[] {new NativeLong(call), keep, new NativeLong(id), keep};
        if (SYSCALL.invokeInt(arguments) != 0) {
            throw new IllegalStateException("setres[ug]id " + id);
        }
    }
}
