package io.cutaway.engine.process;

/// What holds a process in, as the kernel has it now (`/proc/PID/status`).
///
/// @param effective capabilities it has
/// @param bounding capabilities that no program of it can go beyond
/// @param noNewPrivileges whether execve can't add any
/// @param seccomp whether its system calls are filtered
public record Confinement(
        CapabilitySet effective,
        CapabilitySet bounding,
        boolean noNewPrivileges,
        SeccompMode seccomp) {

    public static Confinement of(ObservedProcess process) {
        var status = process.status();
        return new Confinement(
                status.effective(), status.bounding(), status.noNewPrivileges(), status.seccomp());
    }
}
