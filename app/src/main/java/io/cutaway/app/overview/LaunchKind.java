package io.cutaway.app.overview;

import io.cutaway.app.theme.Tone;

import java.util.Map;

/// What an operation of a launch is about, so that forty of them make a bar of a few pieces.
enum LaunchKind {
    NAMESPACES(OverviewMessage.LAUNCH_NAMESPACES, Tone.USER),
    LAYERS(OverviewMessage.LAUNCH_LAYERS, Tone.STRATUM_5),
    MOUNTS(OverviewMessage.LAUNCH_MOUNTS, Tone.MNT),
    NETWORK(OverviewMessage.LAUNCH_NETWORK, Tone.NET),
    CONFINEMENT(OverviewMessage.LAUNCH_CONFINEMENT, Tone.IPC),
    PROGRAM(OverviewMessage.LAUNCH_PROGRAM, Tone.CGROUP);

    /// Of those that aren't mounts, which is most of them.
    private static final Map<String, LaunchKind> KINDS =
            Map.ofEntries(
                    Map.entry("JoinNamespaces", NAMESPACES),
                    Map.entry("NewNamespaces", NAMESPACES),
                    Map.entry("MapIds", NAMESPACES),
                    Map.entry("PrepareStage", LAYERS),
                    Map.entry("CloneTree", LAYERS),
                    Map.entry("AttachTree", LAYERS),
                    Map.entry("MountOverlay", LAYERS),
                    Map.entry("RaiseLoopback", NETWORK),
                    Map.entry("SetHostname", NETWORK),
                    Map.entry("SetResourceLimit", CONFINEMENT),
                    Map.entry("SetUser", CONFINEMENT),
                    Map.entry("SetCapabilities", CONFINEMENT),
                    Map.entry("SetNoNewPrivileges", CONFINEMENT),
                    Map.entry("FilterSyscalls", CONFINEMENT),
                    Map.entry("OpenTerminal", PROGRAM),
                    Map.entry("OpenPipes", PROGRAM),
                    Map.entry("ChangeDirectory", PROGRAM),
                    Map.entry("Execute", PROGRAM));

    private final OverviewMessage word;
    private final Tone tone;

    LaunchKind(OverviewMessage word, Tone tone) {
        this.word = word;
        this.tone = tone;
    }

    /// @param operation its name in a report, which an older helper may have written
    static LaunchKind of(String operation) {
        return KINDS.getOrDefault(operation, MOUNTS);
    }

    String word() {
        return word.text();
    }

    Tone tone() {
        return tone;
    }
}
