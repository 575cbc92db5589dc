package io.cutaway.app.cli;

import io.cutaway.app.client.HostFiles;
import io.cutaway.app.lesson.Need;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What lessons can need and this computer lacks, from what `doctor` has tried.
final class LessonNeeds {

    private static final String CONTROLLERS = "/sys/fs/cgroup/cgroup.controllers";

    private LessonNeeds() {}

    static Set<Need> missing(List<Check> checks, HostFiles host) {
        var missing = EnumSet.noneOf(Need.class);
        Arrays.stream(Need.values()).filter(need -> !has(need, checks, host)).forEach(missing::add);
        return missing;
    }

    private static boolean has(Need need, List<Check> checks, HostFiles host) {
        return switch (need) {
            case USER_NAMESPACE -> isOk(checks, "user namespace");
            case SUBORDINATE_IDS -> isOk(checks, "subordinate ids");
            case OVERLAY -> isOk(checks, "overlay");
            case SECCOMP -> isOk(checks, "libseccomp");
            case CONTROLLERS -> host.readLine(CONTROLLERS).filter(t -> !t.isEmpty()).isPresent();
        };
    }

    private static boolean isOk(List<Check> checks, String name) {
        return checks.stream()
                .anyMatch(
                        check -> check.name().equals(name) && check.verdict() == Check.Verdict.OK);
    }
}
