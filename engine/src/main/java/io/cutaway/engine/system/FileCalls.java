package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;
import static io.cutaway.engine.system.NativeCall.retrying;
import static io.cutaway.engine.system.NativeText.terminated;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/// Calls that open files and move bytes (section 2 of the manual under their names). Flags are in
/// [FileFlags]; every descriptor made here is close-on-exec.
public final class FileCalls {

    /// openat2(2) has no function in the C library; the number is the same on every architecture.
    private static final long SYS_OPENAT2 = 437;

    private static final int OPEN_HOW_SIZE = 24;

    private static final int STAGED = 128 << 10;

    /// Where a thread's bytes pass on their way: given an array, JNA copies all of it, there and
    /// back, in memory that is allocated for each call.
    private static final ThreadLocal<Memory> STAGE =
            ThreadLocal.withInitial(() -> new Memory(STAGED));

    private FileCalls() {}

    /// The two ends of a pipe.
    public record Pipe(Descriptor reading, Descriptor writing) implements AutoCloseable {
        @Override
        public void close() {
            reading.close();
            writing.close();
        }
    }

    public static Descriptor open(String path, int flags, int mode) {
        return openat(Descriptor.CURRENT_DIRECTORY, path, flags, mode);
    }

    public static Descriptor open(String path, int flags) {
        return open(path, flags, 0);
    }

    public static Descriptor openat(Descriptor directory, String path, int flags, int mode) {
        var name = terminated(path);
        int all = flags | FileFlags.O_CLOEXEC;
        long number =
                retrying(
                        () -> LibC.openat(directory.number(), name, all, mode),
                        "openat",
                        directory,
                        path,
                        flags,
                        mode);
        return Descriptor.owning((int) number);
    }

    /// Opens a path that must not lead further than `resolve` says: `EXDEV` if it does.
    ///
    /// @param resolve for example [FileFlags#RESOLVE_BENEATH]
    public static Descriptor openat2(
            Descriptor directory, String path, int flags, int mode, long resolve) {
        var name = terminated(path);
        // struct open_how, linux/openat2.h: u64 flags, mode, resolve
        long[] how = {Integer.toUnsignedLong(flags | FileFlags.O_CLOEXEC), mode, resolve};
        long number =
                retrying(
                        () -> openat2(directory.number(), name, how),
                        "openat2",
                        directory,
                        path,
                        flags,
                        mode,
                        resolve);
        return Descriptor.owning((int) number);
    }

    /// EAGAIN means that a rename elsewhere raced with `..` in the path; openat2(2) says try again.
    private static long openat2(int directory, byte[] name, long[] how) {
        for (int attempt = 0; ; attempt++) {
            long number = LibC.syscall(SYS_OPENAT2, directory, name, how, OPEN_HOW_SIZE);
            boolean raced =
                    number < 0 && Native.getLastError() == Errno.EAGAIN.number() && attempt < 32;
            if (!raced) {
                return number;
            }
        }
    }

    /// At most `buffer.length` bytes from where the file stands; 0 at its end.
    public static int read(Descriptor file, byte[] buffer) {
        if (buffer.length > STAGED) {
            return (int)
                    retrying(
                            () -> LibC.read(file.number(), buffer, buffer.length),
                            "read",
                            file,
                            buffer);
        }
        var stage = STAGE.get();
        long count =
                retrying(
                        () -> LibC.read(file.number(), stage, buffer.length), "read", file, buffer);
        stage.read(0, buffer, 0, (int) count);
        return (int) count;
    }

    public static int pread(Descriptor file, byte[] buffer, long offset) {
        return (int)
                retrying(
                        () -> LibC.pread(file.number(), buffer, buffer.length, offset),
                        "pread",
                        file,
                        buffer,
                        offset);
    }

    /// Writes `length` bytes or fewer, and tells how many.
    public static int write(Descriptor file, byte[] bytes, int offset, int length) {
        var stage = STAGE.get();
        int count = Math.min(length, STAGED);
        stage.write(0, bytes, offset, count);
        return (int) retrying(() -> LibC.write(file.number(), stage, count), "write", file, count);
    }

    /// Writes all of it, with as many calls as it takes.
    public static void writeAll(Descriptor file, byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            done += write(file, bytes, offset + done, length - done);
        }
    }

    public static void writeAll(Descriptor file, byte[] bytes) {
        writeAll(file, bytes, 0, bytes.length);
    }

    public static int pwrite(Descriptor file, byte[] bytes, long offset) {
        return (int)
                retrying(
                        () -> LibC.pwrite(file.number(), bytes, bytes.length, offset),
                        "pwrite",
                        file,
                        bytes,
                        offset);
    }

    public static void fsync(Descriptor file) {
        retrying(() -> LibC.fsync(file.number()), "fsync", file);
    }

    /// Writes all of the file system that holds the file to its disk.
    public static void syncfs(Descriptor file) {
        retrying(() -> LibC.syncfs(file.number()), "syncfs", file);
    }

    public static void ftruncate(Descriptor file, long length) {
        retrying(() -> LibC.ftruncate(file.number(), length), "ftruncate", file, length);
    }

    /// Moves where the file stands, counted from its beginning (`SEEK_SET`).
    public static void lseek(Descriptor file, long offset) {
        check(LibC.lseek(file.number(), offset, 0), "lseek", file, offset);
    }

    /// Locks the open file. With [FileFlags#LOCK_NB] a lock held elsewhere is `EAGAIN`.
    public static void flock(Descriptor file, int operation) {
        retrying(() -> LibC.flock(file.number(), operation), "flock", file, operation);
    }

    public static Pipe pipe2(int flags) {
        int[] ends = new int[2];
        check(LibC.pipe2(ends, flags | FileFlags.O_CLOEXEC), "pipe2", flags);
        return new Pipe(Descriptor.owning(ends[0]), Descriptor.owning(ends[1]));
    }

    /// A file in memory that can be sealed. Its name shows in `/proc` alone.
    public static Descriptor memfdCreate(String name) {
        int flags = FileFlags.MFD_CLOEXEC | FileFlags.MFD_ALLOW_SEALING;
        int number = LibC.memfd_create(terminated(name), flags);
        return Descriptor.owning(check(number, "memfd_create", name, flags));
    }

    /// `fcntl(F_ADD_SEALS)`: forbids for good what the seals say (`F_SEAL_...`).
    public static void addSeals(Descriptor memfd, int seals) {
        int result = LibC.fcntl(memfd.number(), FileFlags.F_ADD_SEALS, seals);
        check(result, "fcntl", memfd, "F_ADD_SEALS", seals);
    }

    /// `fcntl(F_GET_SEALS)`.
    public static int getSeals(Descriptor memfd) {
        int result = LibC.fcntl(memfd.number(), FileFlags.F_GET_SEALS, 0);
        return check(result, "fcntl", memfd, "F_GET_SEALS");
    }

    /// `fcntl(F_GETFL)`: how it was opened. A path-only descriptor has [FileFlags#O_PATH] set.
    public static int getFlags(Descriptor file) {
        return check(LibC.fcntl(file.number(), FileFlags.F_GETFL, 0), "fcntl", file, "F_GETFL");
    }

    /// `fcntl(F_DUPFD_CLOEXEC)`: a second owner of the same open file.
    public static Descriptor duplicate(Descriptor file) {
        return duplicate(file, 0);
    }

    /// The same, with a number that is at least `lowest`.
    static Descriptor duplicate(Descriptor file, int lowest) {
        int result = LibC.fcntl(file.number(), FileFlags.F_DUPFD_CLOEXEC, lowest);
        return Descriptor.owning(check(result, "fcntl", file, "F_DUPFD_CLOEXEC", lowest));
    }
}
