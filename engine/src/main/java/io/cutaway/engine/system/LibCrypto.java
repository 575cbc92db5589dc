package io.cutaway.engine.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/// openssl/sha.h of OpenSSL 3: each function returns 1.
final class LibCrypto {

    static final String NAME = "libcrypto.so.3";

    /// struct SHA256state_st: ten numbers, a block of sixteen, and two numbers.
    static final int STATE_SIZE = 28 * Integer.BYTES;

    private LibCrypto() {}

    /// @throws UnsatisfiedLinkError when this machine has no such library
    static void load() {
        Native.register(LibCrypto.class, NativeLibrary.getInstance(NAME));
    }

    static native int SHA256_Init(Pointer state);

    static native int SHA256_Update(Pointer state, Pointer bytes, long count);

    static native int SHA256_Final(byte[] hash, Pointer state);
}
