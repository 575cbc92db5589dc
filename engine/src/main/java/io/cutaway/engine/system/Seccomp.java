package io.cutaway.engine.system;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import java.util.List;
import java.util.OptionalInt;

/// A filter of system calls being put together with libseccomp, seccomp_init(3); its result is the
/// program that seccomp(2) takes.
///
/// Not for several threads at once. Architectures must be added before rules.
public final class Seccomp implements AutoCloseable {

    /// Actions, seccomp_rule_add(3).
    public static final int SCMP_ACT_KILL_PROCESS = 0x80000000;

    public static final int SCMP_ACT_LOG = 0x7ffc0000;
    public static final int SCMP_ACT_ALLOW = 0x7fff0000;

    /// seccomp_arch_add(3): `AUDIT_ARCH_...` of linux/audit.h, and X32 which is libseccomp's own.
    public static final int SCMP_ARCH_X86_64 = 0xc000003e;

    public static final int SCMP_ARCH_X86 = 0x40000003;
    public static final int SCMP_ARCH_X32 = 0x4000003e;
    public static final int SCMP_ARCH_AARCH64 = 0xc00000b7;
    public static final int SCMP_ARCH_ARM = 0x40000028;

    /// seccomp_attr_set(3). Optimize 2 makes a binary tree instead of a list.
    public static final int SCMP_FLTATR_ACT_BADARCH = 2;

    public static final int SCMP_FLTATR_CTL_OPTIMIZE = 8;

    private static final int NR_SCMP_ERROR = -1;
    private static final int ARG_CMP_SIZE = 24;

    private final Pointer filter;
    private boolean released;

    private Seccomp(Pointer filter) {
        this.filter = filter;
    }

    /// How an argument is compared: `enum scmp_compare`.
    public enum Operator {
        NE(1),
        LT(2),
        LE(3),
        EQ(4),
        GE(5),
        GT(6),
        /// `(argument & first) == second`
        MASKED_EQ(7);

        private final int code;

        Operator(int code) {
            this.code = code;
        }
    }

    /// A condition on an argument of the call.
    ///
    /// @param argument 0 to 5
    /// @param second used by [Operator#MASKED_EQ] alone
    public record Comparison(int argument, Operator operator, long first, long second) {}

    /// `SCMP_ACT_ERRNO`: the call fails with this error.
    public static int actErrno(Errno errno) {
        return 0x00050000 | (errno.number() & 0xffff);
    }

    /// A filter with a default action, for this machine's own architecture.
    ///
    /// @throws LibraryMissingException without libseccomp
    public static Seccomp init(int defaultAction) {
        LibSeccomp.load();
        var filter = LibSeccomp.seccomp_init(defaultAction);
        if (filter == null) {
            throw NativeCall.failure(Errno.EINVAL.number(), "seccomp_init", defaultAction);
        }
        return new Seccomp(filter);
    }

    /// Adds an architecture, unless the filter has it already.
    public void archAdd(int architecture) {
        int result = LibSeccomp.seccomp_arch_add(filter(), architecture);
        if (result != -Errno.EEXIST.number()) {
            require(result, "seccomp_arch_add", architecture);
        }
    }

    public void attrSet(int attribute, int value) {
        int result = LibSeccomp.seccomp_attr_set(filter(), attribute, value);
        require(result, "seccomp_attr_set", attribute, value);
    }

    /// The number of a system call; empty if this libseccomp has never heard of it. The number is
    /// negative for a call that this architecture doesn't have, and may be used in a rule all the
    /// same.
    public static OptionalInt syscallResolveName(String name) {
        LibSeccomp.load();
        int number = LibSeccomp.seccomp_syscall_resolve_name(NativeText.terminated(name));
        return number == NR_SCMP_ERROR ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /// @param call from [#syscallResolveName]
    /// @param comparisons all must hold
    public void ruleAddArray(int action, int call, List<Comparison> comparisons) {
        try (var array = comparisons(comparisons)) {
            int result =
                    LibSeccomp.seccomp_rule_add_array(
                            filter(), action, call, comparisons.size(), array);
            require(result, "seccomp_rule_add_array", action, call, comparisons);
        }
    }

    /// struct scmp_arg_cmp, seccomp.h: u32 argument, u32 operator, u64 first, u64 second.
    private static Memory comparisons(List<Comparison> comparisons) {
        var array = new Memory((long) ARG_CMP_SIZE * Math.max(1, comparisons.size()));
        for (int i = 0; i < comparisons.size(); i++) {
            var comparison = comparisons.get(i);
            long at = (long) ARG_CMP_SIZE * i;
            array.setInt(at, comparison.argument());
            array.setInt(at + 4, comparison.operator().code);
            array.setLong(at + 8, comparison.first());
            array.setLong(at + 16, comparison.second());
        }
        return array;
    }

    /// The program: an array of struct sock_filter, linux/filter.h, eight bytes each.
    ///
    /// It goes through a file in memory: exporting to a buffer came with libseccomp 2.6 only.
    public byte[] exportBpf() {
        try (var file = FileCalls.memfdCreate("seccomp")) {
            int result = LibSeccomp.seccomp_export_bpf(filter(), file.number());
            require(result, "seccomp_export_bpf", file);
            var program = new byte[(int) StatusCalls.fstat(file).size()];
            FileCalls.pread(file, program, 0);
            return program;
        }
    }

    private Pointer filter() {
        if (released) {
            throw new IllegalStateException("the filter was released");
        }
        return filter;
    }

    private static void require(int result, String call, Object... arguments) {
        if (result < 0) {
            throw NativeCall.failure(-result, call, arguments);
        }
    }

    /// `seccomp_release`.
    @Override
    public void close() {
        if (!released) {
            released = true;
            LibSeccomp.seccomp_release(filter);
        }
    }
}
