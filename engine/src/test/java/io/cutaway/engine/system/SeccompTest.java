package io.cutaway.engine.system;

import static io.cutaway.engine.system.Refusals.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import io.cutaway.engine.system.Seccomp.Comparison;
import io.cutaway.engine.system.Seccomp.Operator;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;

class SeccompTest {

    private static final int PR_SET_SECCOMP = 22;
    private static final int SECCOMP_MODE_FILTER = 2;

    @Test
    void theKernelObeysACompiledProgram() throws Exception {
        var program = refusingSignalZeroAnd(10);
        var result =
                new FutureTask<>(
                        () -> {
                            load(program);
                            int self = (int) ProcessHandle.current().pid();
                            refused(Errno.EXDEV, () -> ProcessCalls.kill(self, 0));
                            refused(Errno.EINVAL, () -> ProcessCalls.kill(self, 1000));
                            return true;
                        });
        // A filter belongs to the thread that loads it, and ends with it.
        Thread.ofPlatform().start(result);
        assertTrue(result.get());
        ProcessCalls.kill((int) ProcessHandle.current().pid(), 0);
    }

    @Test
    void aProgramIsWholeInstructions() {
        var program = refusingSignalZeroAnd(60);
        assertEquals(0, program.length % 8);
        assertTrue(program.length > 100, "bytes: " + program.length);
    }

    @Test
    void namesAreResolvedToNumbers() {
        int kill = System.getProperty("os.arch").equals("aarch64") ? 129 : 62;
        assertEquals(OptionalInt.of(kill), Seccomp.syscallResolveName("kill"));
        assertEquals(OptionalInt.empty(), Seccomp.syscallResolveName("no_such_call"));
    }

    @Test
    void anAbsentLibraryIsNamed() {
        var missing =
                assertThrows(
                        LibraryMissingException.class, () -> LibSeccomp.find("libnosuch.so.9"));
        assertEquals("libnosuch.so.9", missing.library());
    }

    @Test
    void aRuleThatLibseccompRefusesIsAnError() {
        try (var filter = Seccomp.init(Seccomp.SCMP_ACT_ALLOW)) {
            refused(Errno.EACCES, () -> filter.ruleAddArray(Seccomp.SCMP_ACT_ALLOW, 0, List.of()));
            refused(Errno.EINVAL, () -> filter.archAdd(12345));
        }
    }

    /// Refuses kill(2) with the signal 0, and some more calls so that the tree has branches.
    private static byte[] refusingSignalZeroAnd(int more) {
        try (var filter = Seccomp.init(Seccomp.SCMP_ACT_ALLOW)) {
            if (System.getProperty("os.arch").equals("amd64")) {
                filter.archAdd(Seccomp.SCMP_ARCH_X86);
                filter.archAdd(Seccomp.SCMP_ARCH_X32);
            }
            filter.attrSet(Seccomp.SCMP_FLTATR_CTL_OPTIMIZE, 2);
            int refuse = Seccomp.actErrno(Errno.EXDEV);
            var zero = List.of(new Comparison(1, Operator.EQ, 0, 0));
            filter.ruleAddArray(refuse, Seccomp.syscallResolveName("kill").orElseThrow(), zero);
            for (int i = 0; i < more; i++) {
                // Comparing with what nobody passes: the rules are there and change nothing.
                var never = List.of(new Comparison(0, Operator.EQ, 0x7777_0000 + i, 0));
                int call = Seccomp.syscallResolveName("personality").orElseThrow();
                filter.ruleAddArray(refuse, call, never);
            }
            return filter.exportBpf();
        }
    }

    private static void load(byte[] program) {
        try (var instructions = new Memory(program.length);
                var header = new Memory(16)) {
            instructions.write(0, program, 0, program.length);
            // struct sock_fprog, linux/filter.h: u16 count of instructions, pointer to them
            header.clear();
            header.setShort(0, (short) (program.length / 8));
            header.setPointer(8, instructions);
            ProcessCalls.prctl(ProcessCalls.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
            long pointer = Pointer.nativeValue(header);
            ProcessCalls.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, pointer, 0, 0);
        }
    }
}
