package io.cutaway.engine.container;

/// A limit of setrlimit(2).
///
/// @param name without its prefix, in lower case: `nofile`, `nproc`, `core`…
/// @param soft in the limit's own unit; -1 is unlimited
/// @param hard in the limit's own unit; -1 is unlimited
public record ResourceLimit(String name, long soft, long hard) {

    public ResourceLimit {
        if (soft < -1 || hard < -1) {
            throw new IllegalArgumentException(name + ": a limit is not negative");
        }
        if (hard != -1 && (soft == -1 || soft > hard)) {
            throw new IllegalArgumentException(name + ": soft limit above the hard one");
        }
    }
}
