package io.cutaway.helper.launch;

import static io.cutaway.engine.system.Seccomp.SCMP_ACT_ALLOW;

import io.cutaway.engine.launch.SeccompProgram;
import io.cutaway.engine.system.Errno;
import io.cutaway.engine.system.LibraryMissingException;
import io.cutaway.engine.system.Seccomp;
import io.cutaway.engine.system.Seccomp.Comparison;
import io.cutaway.engine.system.Seccomp.Operator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// Compiles [SeccompProfile]s with libseccomp.
public final class SeccompCompiler {

    private static final Logger LOG = System.getLogger(SeccompCompiler.class.getName());

    /// All `CLONE_NEW*` of clone(2) but `CLONE_NEWTIME`, whose bit is the exit signal's there.
    private static final long NAMESPACES = 0x7E020000L;

    /// ioctl_tty(2): pushing input into a terminal, and the console's copy and paste, were used to
    /// break out of containers.
    private static final long TIOCSTI = 0x5412;

    private static final long TIOCLINUX = 0x541C;

    private static final long LOW_WORD = 0xFFFFFFFFL;

    private static final long AF_VSOCK = 40;

    /// personality(2): PER_LINUX, PER_LINUX32, UNAME26 with each, and the question.
    private static final List<Long> PERSONALITIES =
            List.of(0L, 8L, 0x20000L, 0x20008L, 0xFFFFFFFFL);

    private SeccompCompiler() {}

    /// The filter of every container; empty when this machine has no libseccomp.
    public static Optional<SeccompProgram> standard() {
        return compile(SeccompProfile.standard());
    }

    /// The filter; empty when this machine has no libseccomp.
    static Optional<SeccompProgram> compile(SeccompProfile profile) {
        try (var filter = Seccomp.init(Seccomp.actErrno(Errno.ENOSYS))) {
            addArchitectures(filter);
            filter.attrSet(Seccomp.SCMP_FLTATR_CTL_OPTIMIZE, 2);
            profile.allowed().forEach(call -> add(filter, SCMP_ACT_ALLOW, call));
            profile.refused().forEach(call -> add(filter, refusal(), call));
            addComparingRules(filter);
            return Optional.of(SeccompProgram.of(profile.name(), filter.exportBpf()));
        } catch (LibraryMissingException e) {
            LOG.log(Level.WARNING, "containers run without a filter: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static int refusal() {
        return Seccomp.actErrno(Errno.EPERM);
    }

    /// The 32-bit calls of the same machine go through the same list.
    private static void addArchitectures(Seccomp filter) {
        if (System.getProperty("os.arch").equals("amd64")) {
            filter.archAdd(Seccomp.SCMP_ARCH_X86);
            filter.archAdd(Seccomp.SCMP_ARCH_X32);
        } else {
            filter.archAdd(Seccomp.SCMP_ARCH_ARM);
        }
    }

    private static void addComparingRules(Seccomp filter) {
        // clone3 hides its flags behind a pointer; ENOSYS makes C libraries use clone.
        add(filter, SCMP_ACT_ALLOW, "clone", masked(0, NAMESPACES, 0));
        for (long kind = 1L << 17; kind <= 1L << 30; kind <<= 1) {
            if ((kind & NAMESPACES) != 0) {
                add(filter, refusal(), "clone", masked(0, kind, kind));
            }
        }
        addExcept(filter, "ioctl", 1, List.of(TIOCSTI, TIOCLINUX));
        addExcept(filter, "socket", 0, List.of(AF_VSOCK));
        for (long personality : PERSONALITIES) {
            add(filter, SCMP_ACT_ALLOW, "personality", masked(0, LOW_WORD, personality));
        }
    }

    private static void addExcept(Seccomp filter, String call, int argument, List<Long> refused) {
        addExcept(filter, call, argument, refused, 0, 0);
    }

    /// Allows all values of the argument but a few, which fail with EPERM. The kernel looks at its
    /// low 32 bits only, so "not equal" would let the same value with a bit above through: instead
    /// the values are divided, bit by bit from the highest, until a part holds no refused one.
    private static void addExcept(
            Seccomp filter, String call, int argument, List<Long> refused, long mask, long value) {
        if (refused.isEmpty()) {
            add(filter, SCMP_ACT_ALLOW, call, masked(argument, mask, value));
        } else if (mask == LOW_WORD) {
            add(filter, refusal(), call, masked(argument, mask, value));
        } else {
            long bit = mask == 0 ? 1L << 31 : (mask & -mask) >> 1;
            for (long chosen : new long[] {0, bit}) {
                var part = refused.stream().filter(v -> (v & bit) == chosen).toList();
                addExcept(filter, call, argument, part, mask | bit, value | chosen);
            }
        }
    }

    private static Comparison masked(int argument, long mask, long value) {
        return new Comparison(argument, Operator.MASKED_EQ, mask, value);
    }

    /// A call that this libseccomp has never heard of is left out: it gets the default, ENOSYS.
    private static void add(Seccomp filter, int action, String call, Comparison... conditions) {
        Seccomp.syscallResolveName(call)
                .ifPresent(number -> filter.ruleAddArray(action, number, List.of(conditions)));
    }
}
