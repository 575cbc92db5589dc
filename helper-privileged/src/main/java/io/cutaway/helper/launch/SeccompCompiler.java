package io.cutaway.helper.launch;

import io.cutaway.engine.launch.SeccompProfile;
import io.cutaway.engine.launch.SeccompProgram;
import io.cutaway.engine.launch.SeccompRule;
import io.cutaway.engine.launch.SeccompRule.Condition;
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
            profile.rules().forEach(rule -> add(filter, rule));
            return Optional.of(SeccompProgram.of(profile.name(), filter.exportBpf()));
        } catch (LibraryMissingException e) {
            LOG.log(Level.WARNING, "containers run without a filter: {0}", e.getMessage());
            return Optional.empty();
        }
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

    private static void add(Seccomp filter, SeccompRule rule) {
        var conditions = rule.condition().map(SeccompCompiler::comparison).stream().toList();
        var action = action(rule.answer());
        rule.calls().forEach(call -> add(filter, action, call, conditions));
    }

    private static int action(SeccompRule.Answer answer) {
        return switch (answer) {
            case ALLOW -> Seccomp.SCMP_ACT_ALLOW;
            case REFUSE -> Seccomp.actErrno(Errno.EPERM);
        };
    }

    private static Comparison comparison(Condition condition) {
        return new Comparison(
                condition.argument(), Operator.MASKED_EQ, condition.mask(), condition.value());
    }

    /// A call that this libseccomp has never heard of is left out: it gets the default, ENOSYS.
    private static void add(Seccomp filter, int action, String call, List<Comparison> conditions) {
        Seccomp.syscallResolveName(call)
                .ifPresent(number -> filter.ruleAddArray(action, number, conditions));
    }
}
