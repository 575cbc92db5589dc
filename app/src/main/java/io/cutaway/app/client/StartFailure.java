package io.cutaway.app.client;

/// Why there is no helper to talk to: what was tried and what the kernel answered. The sentence is
/// made by [StartFailureText].
public sealed interface StartFailure {

    /// The assembled program is missing or incomplete.
    record ProgramIncomplete(String missing) implements StartFailure {}

    /// The kernel refuses user namespaces (user_namespaces(7)).
    ///
    /// @param error the errno's name
    /// @param setting the line of sysctl(8) that forbids it; empty when none does
    record UserNamespacesForbidden(String error, String setting) implements StartFailure {}

    /// AppArmor takes away what a user namespace would give (Ubuntu from 23.10).
    record AppArmorForbids(String call, String error) implements StartFailure {}

    /// There are subordinate ids, but newuidmap(1) or newgidmap(1) is not installed.
    record NewuidmapMissing() implements StartFailure {}

    /// The programs that map subordinate ids refused.
    record NewuidmapFailed(String message) implements StartFailure {}

    /// The store, or the folder of the socket, can't be made or written.
    record StoreUnusable(String path, String error) implements StartFailure {}

    /// A folder that must be the user's alone belongs to somebody else, or others may enter it.
    record UnsafeDirectory(String path) implements StartFailure {}

    /// The helper ended before it was ready.
    ///
    /// @param log path of its log
    /// @param tail last line of it; empty when it wrote nothing
    record HelperDied(String log, String tail) implements StartFailure {}

    /// The starter failed at something else.
    record StarterFailed(String message) implements StartFailure {}

    /// Somebody holds the store, and no helper answered in time.
    record TimedOut(String store, long seconds) implements StartFailure {}

    /// A helper of another build is busy and does not end.
    record OtherBuildStays(long pid) implements StartFailure {}
}
