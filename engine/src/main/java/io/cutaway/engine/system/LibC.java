package io.cutaway.engine.system;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

import org.jspecify.annotations.Nullable;

/// The C library, as it is: numbers and pointers. Only the classes of this package call it.
///
/// `size_t`, `ssize_t` and `off_t` are Java's `long` on 64-bit Linux. Functions with `...` in C are
/// declared with the arguments they are given here: both ABIs pass whole numbers alike.
final class LibC {

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    // fcntl.h, unistd.h, sys/file.h
    static native int openat(int directory, byte[] path, int flags, int mode);

    static native int close(int descriptor);

    static native long read(int descriptor, byte[] buffer, long count);

    static native long read(int descriptor, Pointer buffer, long count);

    static native long pread(int descriptor, byte[] buffer, long count, long offset);

    static native long write(int descriptor, Pointer bytes, long count);

    static native long pwrite(int descriptor, byte[] bytes, long count, long offset);

    static native int fsync(int descriptor);

    static native int syncfs(int descriptor);

    static native int ftruncate(int descriptor, long length);

    static native int flock(int descriptor, int operation);

    static native int fcntl(int descriptor, int command, long argument);

    static native int pipe2(int[] descriptors, int flags);

    static native int memfd_create(byte[] name, int flags);

    static native long lseek(int descriptor, long offset, int whence);

    // sys/stat.h, sys/vfs.h
    static native int statx(int directory, byte[] path, int flags, int mask, Pointer status);

    static native int fstatfs(int descriptor, Pointer status);

    static native int fchownat(int directory, byte[] path, int uid, int gid, int flags);

    static native int fchmodat(int directory, byte[] path, int mode, int flags);

    static native int fchmod(int descriptor, int mode);

    static native int utimensat(int directory, byte[] path, long[] times, int flags);

    // names in directories
    static native int mkdirat(int directory, byte[] path, int mode);

    static native int mknodat(int directory, byte[] path, int mode, long device);

    static native int symlinkat(byte[] target, int directory, byte[] path);

    static native int linkat(int fromDirectory, byte[] from, int toDirectory, byte[] to, int flags);

    static native int unlinkat(int directory, byte[] path, int flags);

    static native int renameat2(
            int fromDirectory, byte[] from, int toDirectory, byte[] to, int flags);

    static native long readlinkat(int directory, byte[] path, byte[] buffer, long size);

    static native long getdents64(int descriptor, byte[] buffer, long size);

    // sys/xattr.h; of each trio the second does not follow a symbolic link at the end
    static native int setxattr(byte[] path, byte[] name, byte[] value, long size, int flags);

    static native int lsetxattr(byte[] path, byte[] name, byte[] value, long size, int flags);

    static native int fsetxattr(int descriptor, byte[] name, byte[] value, long size, int flags);

    static native long getxattr(byte[] path, byte[] name, byte[] value, long size);

    static native long lgetxattr(byte[] path, byte[] name, byte[] value, long size);

    static native long fgetxattr(int descriptor, byte[] name, byte[] value, long size);

    static native long listxattr(byte[] path, byte[] names, long size);

    static native long llistxattr(byte[] path, byte[] names, long size);

    static native long flistxattr(int descriptor, byte[] names, long size);

    static native int removexattr(byte[] path, byte[] name);

    static native int lremovexattr(byte[] path, byte[] name);

    static native int fremovexattr(int descriptor, byte[] name);

    // sys/socket.h, poll.h
    static native int socket(int family, int type, int protocol);

    static native int socketpair(int family, int type, int protocol, int[] sockets);

    static native int bind(int socket, byte[] address, int size);

    static native int connect(int socket, byte[] address, int size);

    static native int listen(int socket, int backlog);

    static native int accept4(
            int socket, @Nullable Pointer address, @Nullable Pointer size, int flags);

    static native int shutdown(int socket, int how);

    static native int getsockopt(int socket, int level, int option, byte[] value, int[] size);

    static native long sendmsg(int socket, Pointer message, int flags);

    static native long recvmsg(int socket, Pointer message, int flags);

    static native int poll(Pointer entries, long count, int timeout);

    // sys/ioctl.h
    static native int ioctl(int descriptor, long request, short[] argument);

    static native int ioctl(int descriptor, long request, int[] argument);

    // processes: unistd.h, sys/wait.h, signal.h, sys/prctl.h
    static native int waitpid(int pid, int[] status, int options);

    static native int kill(int pid, int signal);

    static native int getuid();

    static native int geteuid();

    static native int getegid();

    static native int prctl(int option, long second, long third, long fourth, long fifth);

    /// Calls that older C libraries have no function for.
    static native long syscall(
            long number, long first, long second, long third, long fourth, long fifth);

    static native long syscall(long number, int directory, byte[] path, long[] how, long size);
}
