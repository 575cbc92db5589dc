package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;
import static io.cutaway.engine.system.NativeText.terminated;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Calls that make, remove, rename and list the names in directories.
public final class DirectoryCalls {

    private static final int LIST_BUFFER = 32 * 1024;
    private static final int LONGEST_LINK = 64 * 1024;

    private DirectoryCalls() {}

    public static void mkdirat(Descriptor directory, String path, int mode) {
        int result = LibC.mkdirat(directory.number(), terminated(path), mode);
        check(result, "mkdirat", directory, path, mode);
    }

    /// @param mode type and permissions, [FileType#bits()]
    /// @param device see [StatusCalls#device]; 0 for what is no device
    public static void mknodat(Descriptor directory, String path, int mode, long device) {
        int result = LibC.mknodat(directory.number(), terminated(path), mode, device);
        check(result, "mknodat", directory, path, mode, device);
    }

    public static void symlinkat(String target, Descriptor directory, String path) {
        int result = LibC.symlinkat(terminated(target), directory.number(), terminated(path));
        check(result, "symlinkat", target, directory, path);
    }

    public static void linkat(
            Descriptor fromDirectory, String from, Descriptor toDirectory, String to, int flags) {
        int result =
                LibC.linkat(
                        fromDirectory.number(),
                        terminated(from),
                        toDirectory.number(),
                        terminated(to),
                        flags);
        check(result, "linkat", fromDirectory, from, toDirectory, to, flags);
    }

    /// @param flags [FileFlags#AT_REMOVEDIR] for a directory, which must be empty
    public static void unlinkat(Descriptor directory, String path, int flags) {
        int result = LibC.unlinkat(directory.number(), terminated(path), flags);
        check(result, "unlinkat", directory, path, flags);
    }

    public static void renameat(
            Descriptor fromDirectory, String from, Descriptor toDirectory, String to) {
        renameat2(fromDirectory, from, toDirectory, to, 0);
    }

    public static void renameat2(
            Descriptor fromDirectory, String from, Descriptor toDirectory, String to, int flags) {
        int result =
                LibC.renameat2(
                        fromDirectory.number(),
                        terminated(from),
                        toDirectory.number(),
                        terminated(to),
                        flags);
        check(result, "renameat2", fromDirectory, from, toDirectory, to, flags);
    }

    /// The text of a symbolic link; of the descriptor itself when the path is empty.
    public static String readlinkat(Descriptor directory, String path) {
        // A result that fills the buffer may have been cut off: readlink(2) doesn't tell.
        for (int size = 256; size <= LONGEST_LINK; size *= 4) {
            var buffer = new byte[size];
            long length =
                    LibC.readlinkat(directory.number(), terminated(path), buffer, buffer.length);
            check(length, "readlinkat", directory, path);
            if (length < size) {
                return NativeText.decode(Arrays.copyOf(buffer, (int) length));
            }
        }
        throw NativeCall.failure(Errno.ENAMETOOLONG.number(), "readlinkat", directory, path);
    }

    /// All names of a directory from its beginning, without `.` and `..`, in the kernel's order:
    /// getdents64(2) until it has no more.
    public static List<DirectoryEntry> list(Descriptor directory) {
        FileCalls.lseek(directory, 0);
        var entries = new ArrayList<DirectoryEntry>();
        var buffer = new byte[LIST_BUFFER];
        for (int size = fill(directory, buffer); size > 0; size = fill(directory, buffer)) {
            entries.addAll(parse(buffer, size));
        }
        return List.copyOf(entries);
    }

    private static int fill(Descriptor directory, byte[] buffer) {
        long size = LibC.getdents64(directory.number(), buffer, buffer.length);
        return (int) check(size, "getdents64", directory);
    }

    /// struct linux_dirent64, getdents(2): u64 inode, u64 offset, u16 length of this record, u8
    /// type, then the name ended by NUL.
    private static List<DirectoryEntry> parse(byte[] buffer, int size) {
        var records = ByteBuffer.wrap(buffer).order(ByteOrder.nativeOrder());
        var entries = new ArrayList<DirectoryEntry>();
        for (int start = 0; start < size; ) {
            int length = Short.toUnsignedInt(records.getShort(start + 16));
            var name = name(buffer, start + 19);
            if (!name.equals(".") && !name.equals("..")) {
                // DT_... are the bits of the mode, moved: dirent.h, IFTODT
                var type = FileType.ofMode(records.get(start + 18) << 12);
                entries.add(new DirectoryEntry(name, records.getLong(start), type));
            }
            start += length;
        }
        return entries;
    }

    private static String name(byte[] bytes, int start) {
        int end = start;
        while (bytes[end] != 0) {
            end++;
        }
        return NativeText.decode(Arrays.copyOfRange(bytes, start, end));
    }
}
