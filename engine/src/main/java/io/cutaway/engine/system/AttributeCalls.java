package io.cutaway.engine.system;

import static io.cutaway.engine.system.NativeCall.check;
import static io.cutaway.engine.system.NativeText.terminated;

import com.sun.jna.Native;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Extended attributes (xattr(7)). A value is bytes, not text: `security.capability` and ACLs are
/// structures.
///
/// The calls with `l` act on a symbolic link itself, those with `f` on an open file. For a name in
/// a directory that is open, the path is [SocketCalls#pathIn].
public final class AttributeCalls {

    /// setxattr(2): the attribute must not be there yet, or must be there.
    public static final int XATTR_CREATE = 1;

    public static final int XATTR_REPLACE = 2;

    private AttributeCalls() {}

    /// A call that fills a buffer, and only tells the size when the buffer has none.
    private interface Filling {
        long fill(byte[] buffer, long size);
    }

    public static void setxattr(String path, String name, byte[] value, int flags) {
        var file = terminated(path);
        int result = LibC.setxattr(file, terminated(name), value, value.length, flags);
        check(result, "setxattr", path, name, value, flags);
    }

    public static void lsetxattr(String path, String name, byte[] value, int flags) {
        var file = terminated(path);
        int result = LibC.lsetxattr(file, terminated(name), value, value.length, flags);
        check(result, "lsetxattr", path, name, value, flags);
    }

    public static void fsetxattr(Descriptor file, String name, byte[] value, int flags) {
        int result = LibC.fsetxattr(file.number(), terminated(name), value, value.length, flags);
        check(result, "fsetxattr", file, name, value, flags);
    }

    /// @throws SystemCallException `ENODATA` if there is no such attribute
    public static byte[] getxattr(String path, String name) {
        var file = terminated(path);
        var key = terminated(name);
        return whole((into, size) -> LibC.getxattr(file, key, into, size), "getxattr", path, name);
    }

    public static byte[] lgetxattr(String path, String name) {
        var file = terminated(path);
        var key = terminated(name);
        return whole(
                (into, size) -> LibC.lgetxattr(file, key, into, size), "lgetxattr", path, name);
    }

    public static byte[] fgetxattr(Descriptor file, String name) {
        var key = terminated(name);
        return whole(
                (into, size) -> LibC.fgetxattr(file.number(), key, into, size),
                "fgetxattr",
                file,
                name);
    }

    /// The attributes' names, in the file system's order.
    public static List<String> listxattr(String path) {
        var file = terminated(path);
        return names(whole((into, size) -> LibC.listxattr(file, into, size), "listxattr", path));
    }

    public static List<String> llistxattr(String path) {
        var file = terminated(path);
        return names(whole((into, size) -> LibC.llistxattr(file, into, size), "llistxattr", path));
    }

    public static List<String> flistxattr(Descriptor file) {
        return names(
                whole(
                        (into, size) -> LibC.flistxattr(file.number(), into, size),
                        "flistxattr",
                        file));
    }

    public static void removexattr(String path, String name) {
        check(LibC.removexattr(terminated(path), terminated(name)), "removexattr", path, name);
    }

    public static void lremovexattr(String path, String name) {
        check(LibC.lremovexattr(terminated(path), terminated(name)), "lremovexattr", path, name);
    }

    public static void fremovexattr(Descriptor file, String name) {
        check(LibC.fremovexattr(file.number(), terminated(name)), "fremovexattr", file, name);
    }

    private static byte[] whole(Filling call, String name, Object... arguments) {
        while (true) {
            int size = (int) check(call.fill(new byte[1], 0), name, arguments);
            if (size == 0) {
                return new byte[0];
            }
            var buffer = new byte[size];
            long length = call.fill(buffer, size);
            // It grew between the two calls: ask for the size again.
            boolean grew = length < 0 && Native.getLastError() == Errno.ERANGE.number();
            if (!grew) {
                return Arrays.copyOf(buffer, (int) check(length, name, arguments));
            }
        }
    }

    /// Names come one after the other, each ended by NUL.
    private static List<String> names(byte[] bytes) {
        var names = new ArrayList<String>();
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == 0) {
                names.add(NativeText.decode(Arrays.copyOfRange(bytes, start, end)));
                start = end + 1;
            }
        }
        return List.copyOf(names);
    }
}
