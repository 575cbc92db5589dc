package io.cutaway.helper.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.SeccompProfile;
import io.cutaway.engine.launch.SeccompProgram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Runs the filter as the kernel would, instruction by instruction (linux/bpf_common.h).
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class SeccompCompilerTest {

    private static final int ALLOW = 0x7fff0000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;

    private static final int READ = 0;
    private static final int IOCTL = 16;
    private static final int SOCKET = 41;
    private static final int CLONE = 56;
    private static final int MOUNT = 165;
    private static final int CLONE3 = 435;

    private final SeccompProgram program = SeccompCompiler.standard().orElseThrow();

    @Test
    void allowsWhatIsListedAndKnowsNothingElse() {
        check(ALLOW, READ);
        check(EPERM, MOUNT);
        check(ENOSYS, CLONE3);
        check(ENOSYS, 9999);
    }

    @Test
    void makesNoNamespaces() {
        check(ALLOW, CLONE, 0x01200011L);
        check(EPERM, CLONE, 0x10000011L);
        check(EPERM, CLONE, 0x00020000L);
        check(EPERM, CLONE, 0x7E020000L);
    }

    @Test
    void pushesNothingIntoATerminal() {
        check(ALLOW, IOCTL, 0, 0x5401);
        check(ALLOW, IOCTL, 0, 0x80045430L);
        check(EPERM, IOCTL, 0, 0x5412);
        check(EPERM, IOCTL, 0, 0x541C);
    }

    /// The kernel looks at the low half of these arguments only.
    @Test
    void isNotFooledByTheHighHalf() {
        check(EPERM, IOCTL, 0, 0x1_0000_5412L);
        check(EPERM, IOCTL, 0, 0xFFFF_FFFF_0000_541CL);
        check(ALLOW, IOCTL, 0, 0xFFFF_FFFF_8004_5430L);
        check(EPERM, SOCKET, 0x1_0000_0028L);
        check(ALLOW, SOCKET, 2);
    }

    @Test
    void readsTheProfileInTwoParts() {
        var profile = SeccompProfile.standard();
        assertTrue(profile.allowed().contains("openat2"));
        assertFalse(profile.allowed().contains("clone3"));
        assertTrue(profile.refused().contains("setns"));
    }

    private void check(int expected, int call, long... arguments) {
        assertEquals(
                Integer.toHexString(expected), Integer.toHexString(run(data(call, arguments))));
    }

    /// struct seccomp_data: int nr, u32 arch, u64 instruction pointer, u64 args[6].
    private static ByteBuffer data(int call, long... arguments) {
        var data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(call).putInt(0xc000003e).putLong(0);
        for (long argument : arguments) {
            data.putLong(argument);
        }
        return data;
    }

    /// struct sock_filter: u16 code, u8 jump if true, u8 jump if false, u32 k.
    private int run(ByteBuffer data) {
        var code = ByteBuffer.wrap(program.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int a = 0;
        for (int at = 0; ; at++) {
            int k = code.getInt(8 * at + 4);
            int yes = Byte.toUnsignedInt(code.get(8 * at + 2));
            int no = Byte.toUnsignedInt(code.get(8 * at + 3));
            int instruction = Short.toUnsignedInt(code.getShort(8 * at));
            switch (instruction) {
                case 0x20 -> a = data.getInt(k);
                case 0x54 -> a &= k;
                case 0x05 -> at += k;
                case 0x15 -> at += a == k ? yes : no;
                case 0x25 -> at += Integer.compareUnsigned(a, k) > 0 ? yes : no;
                case 0x35 -> at += Integer.compareUnsigned(a, k) >= 0 ? yes : no;
                case 0x45 -> at += (a & k) != 0 ? yes : no;
                case 0x06 -> {
                    return k;
                }
                default -> throw new IllegalStateException(Integer.toHexString(instruction));
            }
        }
    }
}
