package io.cutaway.engine.launch;

import java.util.List;

/// The paths of the kernel's own file systems that a container must not read, or not write: the
/// default lists of the OCI runtime spec's `linux.maskedPaths` and `linux.readonlyPaths`, which
/// every engine shares.
public final class KernelPaths {

    /// What would tell secrets of the host.
    public static final List<String> MASKED =
            List.of(
                    "/proc/acpi",
                    "/proc/asound",
                    "/proc/interrupts",
                    "/proc/kcore",
                    "/proc/keys",
                    "/proc/latency_stats",
                    "/proc/sched_debug",
                    "/proc/scsi",
                    "/proc/timer_list",
                    "/proc/timer_stats",
                    "/sys/dev/block",
                    "/sys/devices/virtual/powercap",
                    "/sys/firmware",
                    "/sys/fs/selinux");

    /// What would change the host.
    public static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private KernelPaths() {}
}
