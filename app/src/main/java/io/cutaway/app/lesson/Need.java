package io.cutaway.app.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What not every computer has.
public enum Need {
    /// User namespaces with mounts in them; some distributions forbid them.
    USER_NAMESPACE,
    /// More than one user id inside (subuid(5)).
    SUBORDINATE_IDS,
    /// Overlay mounts on the file system that holds the store.
    OVERLAY,
    /// libseccomp.
    SECCOMP,
    /// Controllers of cgroup version 2 that the user may use.
    CONTROLLERS;

    /// As lessons write it, such as `subordinate-ids`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Need> ofWord(String word) {
        return Arrays.stream(values()).filter(need -> need.word().equals(word)).findFirst();
    }
}
