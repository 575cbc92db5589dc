package io.cutaway.engine.export;

import io.cutaway.engine.launch.SeccompProfile;
import io.cutaway.engine.launch.SeccompRule;
import io.cutaway.engine.launch.SeccompRule.Condition;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// The source of a filter as `linux.seccomp` (OCI runtime specification 1.0.2, config-linux.md).
/// The runtime compiles it with the same library, so the answers are the same.
final class OciSeccomp {

    private static final String FAIL = "SCMP_ACT_ERRNO";

    /// errno(3), the same numbers on every architecture that Cutaway is built for.
    private static final int EPERM = 1;

    private static final int ENOSYS = 38;

    private OciSeccomp() {}

    static void add(ObjectNode linux, SeccompProfile profile) {
        var filter = linux.putObject("seccomp");
        filter.put("defaultAction", FAIL).put("defaultErrnoRet", ENOSYS);
        architectures().forEach(filter.putArray("architectures")::add);
        var calls = filter.putArray("syscalls");
        profile.rules().forEach(rule -> add(calls.addObject(), rule));
    }

    /// The 32-bit calls of the same machine go through the same list.
    private static List<String> architectures() {
        return System.getProperty("os.arch").equals("amd64")
                ? List.of("SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32")
                : List.of("SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM");
    }

    private static void add(ObjectNode node, SeccompRule rule) {
        rule.calls().forEach(node.putArray("names")::add);
        switch (rule.answer()) {
            case ALLOW -> node.put("action", "SCMP_ACT_ALLOW");
            case REFUSE -> node.put("action", FAIL).put("errnoRet", EPERM);
        }
        rule.condition().ifPresent(condition -> add(node, condition));
    }

    private static void add(ObjectNode node, Condition condition) {
        node.putArray("args")
                .addObject()
                .put("index", condition.argument())
                .put("value", condition.mask())
                .put("valueTwo", condition.value())
                .put("op", "SCMP_CMP_MASKED_EQ");
    }
}
