package io.cutaway.engine.launch;

import io.cutaway.engine.launch.SeccompRule.Answer;
import io.cutaway.engine.launch.SeccompRule.Condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes down a profile's rules: those of its lists, and those of calls whose arguments count.
final class SeccompRules {

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

    private final List<SeccompRule> rules = new ArrayList<>();

    private SeccompRules() {}

    static List<SeccompRule> of(SeccompProfile profile) {
        var all = new SeccompRules();
        all.rules.add(new SeccompRule(Answer.ALLOW, profile.allowed(), Optional.empty()));
        all.rules.add(new SeccompRule(Answer.REFUSE, profile.refused(), Optional.empty()));
        all.addComparing();
        return List.copyOf(all.rules);
    }

    private void addComparing() {
        // clone3 hides its flags behind a pointer; ENOSYS makes C libraries use clone.
        add(Answer.ALLOW, "clone", 0, NAMESPACES, 0);
        for (long kind = 1L << 17; kind <= 1L << 30; kind <<= 1) {
            if ((kind & NAMESPACES) != 0) {
                add(Answer.REFUSE, "clone", 0, kind, kind);
            }
        }
        addExcept("ioctl", 1, List.of(TIOCSTI, TIOCLINUX), 0, 0);
        addExcept("socket", 0, List.of(AF_VSOCK), 0, 0);
        for (long personality : PERSONALITIES) {
            add(Answer.ALLOW, "personality", 0, LOW_WORD, personality);
        }
    }

    /// Allows all values of the argument but a few, which fail with EPERM. The kernel looks at its
    /// low 32 bits only, so "not equal" would let the same value with a bit above through: instead
    /// the values are divided, bit by bit from the highest, until a part holds no refused one.
    private void addExcept(String call, int argument, List<Long> refused, long mask, long value) {
        if (refused.isEmpty()) {
            add(Answer.ALLOW, call, argument, mask, value);
        } else if (mask == LOW_WORD) {
            add(Answer.REFUSE, call, argument, mask, value);
        } else {
            long bit = mask == 0 ? 1L << 31 : (mask & -mask) >> 1;
            for (long chosen : new long[] {0, bit}) {
                var part = refused.stream().filter(v -> (v & bit) == chosen).toList();
                addExcept(call, argument, part, mask | bit, value | chosen);
            }
        }
    }

    private void add(Answer answer, String call, int argument, long mask, long value) {
        var condition = new Condition(argument, mask, value);
        rules.add(new SeccompRule(answer, List.of(call), Optional.of(condition)));
    }
}
