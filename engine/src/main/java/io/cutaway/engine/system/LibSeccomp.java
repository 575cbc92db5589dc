package io.cutaway.engine.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

import org.jspecify.annotations.Nullable;

/// seccomp.h of libseccomp 2.5 and later. Its functions return the error as a negative number.
final class LibSeccomp {

    private static final String NAME = "libseccomp.so.2";

    private static boolean loaded;

    private LibSeccomp() {}

    /// Loads the library on first use, so that a machine without it can do everything else.
    static synchronized void load() {
        if (!loaded) {
            Native.register(LibSeccomp.class, find(NAME));
            loaded = true;
        }
    }

    static NativeLibrary find(String name) {
        try {
            return NativeLibrary.getInstance(name);
        } catch (UnsatisfiedLinkError absent) {
            throw new LibraryMissingException(name, absent);
        }
    }

    static native @Nullable Pointer seccomp_init(int defaultAction);

    static native void seccomp_release(Pointer filter);

    static native int seccomp_arch_add(Pointer filter, int architecture);

    static native int seccomp_attr_set(Pointer filter, int attribute, int value);

    static native int seccomp_syscall_resolve_name(byte[] name);

    static native int seccomp_rule_add_array(
            Pointer filter, int action, int call, int count, Pointer comparisons);

    static native int seccomp_export_bpf(Pointer filter, int descriptor);
}
