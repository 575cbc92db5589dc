package io.cutaway.engine.system;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/// spawn.h of the C library. Its functions return the error's number; `errno` is not set.
final class LibSpawn {

    static {
        Native.register(LibSpawn.class, "c");
    }

    private LibSpawn() {}

    static native int posix_spawn(
            int[] pid,
            byte[] path,
            Pointer actions,
            Pointer attributes,
            Pointer arguments,
            Pointer environment);

    static native int posix_spawn_file_actions_init(Pointer actions);

    static native int posix_spawn_file_actions_destroy(Pointer actions);

    static native int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

    static native int posix_spawn_file_actions_addclose(Pointer actions, int descriptor);

    static native int posix_spawn_file_actions_addclosefrom_np(Pointer actions, int first);

    static native int posix_spawnattr_init(Pointer attributes);

    static native int posix_spawnattr_destroy(Pointer attributes);

    static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer signals);

    static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer signals);
}
