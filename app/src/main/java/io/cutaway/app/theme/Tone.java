package io.cutaway.app.theme;

import io.cutaway.engine.process.NamespaceKind;

import java.util.List;

/// A colour of a drawing, by the name that a theme gives a value to.
public enum Tone {
    /// Nothing is painted.
    NONE("transparent"),
    GROUND("-cutaway-ground"),
    HOST("-cutaway-host"),
    PANEL("-cutaway-panel"),
    INSET("-color-bg-subtle"),
    LINE("-cutaway-line"),
    WALL("-color-fg-default"),
    INK("-color-fg-default"),
    MUTED("-color-fg-muted"),
    LINK("-color-accent-fg"),
    GOOD("-color-success-fg"),
    WARNING("-color-warning-fg"),
    BAD("-color-danger-fg"),

    MNT("-cutaway-mnt"),
    PID("-cutaway-pid"),
    NET("-cutaway-net"),
    UTS("-cutaway-uts"),
    IPC("-cutaway-ipc"),
    USER("-cutaway-user"),
    CGROUP("-cutaway-cgroup"),

    STRATUM_LINE("-cutaway-stratum-line"),
    STRATUM_INK("-cutaway-stratum-text"),
    STRATUM_MUTED("-cutaway-stratum-muted"),
    WRITABLE("-cutaway-stratum-writable"),
    WRITABLE_LINE("-cutaway-stratum-writable-line"),
    STRATUM_0("-cutaway-stratum-0"),
    STRATUM_1("-cutaway-stratum-1"),
    STRATUM_2("-cutaway-stratum-2"),
    STRATUM_3("-cutaway-stratum-3"),
    STRATUM_4("-cutaway-stratum-4"),
    STRATUM_5("-cutaway-stratum-5");

    /// From light to deep.
    private static final List<Tone> STRATA =
            List.of(STRATUM_0, STRATUM_1, STRATUM_2, STRATUM_3, STRATUM_4, STRATUM_5);

    private final String token;

    Tone(String token) {
        this.token = token;
    }

    /// The name that stylesheets know the colour by.
    String token() {
        return token;
    }

    /// The colour of a namespace, the same wherever it is shown.
    public static Tone of(NamespaceKind kind) {
        return switch (kind) {
            case MNT -> MNT;
            case PID -> PID;
            case NET -> NET;
            case UTS -> UTS;
            case IPC -> IPC;
            case USER -> USER;
            case CGROUP, TIME -> CGROUP;
        };
    }

    /// The colour of an image layer, as [StyleClasses#stratum] has it.
    ///
    /// @param fromTop 0 is the uppermost image layer
    /// @param count of image layers
    public static Tone ofStratum(int fromTop, int count) {
        var deepest = STRATA.size() - 1;
        var shade = count <= 1 ? deepest : Math.round(fromTop * (float) deepest / (count - 1));
        return STRATA.get(shade);
    }
}
