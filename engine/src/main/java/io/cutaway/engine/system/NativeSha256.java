package io.cutaway.engine.system;

import com.sun.jna.Memory;

import java.security.MessageDigest;
import java.util.Optional;

/// SHA-256 (FIPS 180-4) by OpenSSL's libcrypto, which uses the processor's own instructions. Java
/// uses them too, but only after its slow compiler has compiled the hash; without, it takes ten
/// times as long.
public final class NativeSha256 extends MessageDigest {

    private static final int LENGTH = 32;
    private static final int STAGED = 64 << 10;

    /// On first use, so that a machine without the library can do everything else.
    private static final class Library {
        private static final boolean IS_THERE = isThere();

        private static boolean isThere() {
            try {
                LibCrypto.load();
                return true;
            } catch (UnsatisfiedLinkError _) {
                return false;
            }
        }
    }

    private final Memory state = new Memory(LibCrypto.STATE_SIZE);

    /// JNA would copy an array as a whole, there and back.
    private final Memory staged = new Memory(STAGED);

    private NativeSha256() {
        super("SHA-256");
        LibCrypto.SHA256_Init(state);
    }

    /// A new computation; nothing where the library is missing.
    public static Optional<MessageDigest> begin() {
        return Library.IS_THERE ? Optional.of(new NativeSha256()) : Optional.empty();
    }

    @Override
    protected int engineGetDigestLength() {
        return LENGTH;
    }

    @Override
    protected void engineUpdate(byte input) {
        engineUpdate(new byte[] {input}, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, STAGED);
            staged.write(0, input, offset + done, count);
            LibCrypto.SHA256_Update(state, staged, count);
            done += count;
        }
    }

    @Override
    protected byte[] engineDigest() {
        var hash = new byte[LENGTH];
        LibCrypto.SHA256_Final(hash, state);
        LibCrypto.SHA256_Init(state);
        return hash;
    }

    @Override
    protected void engineReset() {
        LibCrypto.SHA256_Init(state);
    }
}
