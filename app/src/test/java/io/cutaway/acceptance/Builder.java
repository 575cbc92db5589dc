package io.cutaway.acceptance;

/// Who builds: as in [Lane], and a user whose account has no subordinate ids.
enum Builder {
    ROOT(Lane.ROOT, false),
    USER(Lane.USER, false),
    SINGLE_ID(Lane.USER, true);

    private static final String NO_SUBORDINATE_IDS =
            """
            exec unshare -m --propagation private sh -euc '
                mount --bind /dev/null /etc/subuid
                mount --bind /dev/null /etc/subgid
                exec "$@"' sh "$@"
            """;

    private final Lane lane;
    private final boolean single;

    Builder(Lane lane, boolean single) {
        this.lane = lane;
        this.single = single;
    }

    boolean hasOneId() {
        return single;
    }

    Cutaway open() {
        if (!single) {
            return Cutaway.withBusybox(lane);
        }
        var cutaway = new Cutaway(lane);
        cutaway.runBehind(
                        NO_SUBORDINATE_IDS, "import", cutaway.readable(Images.busybox()), "busybox")
                .answer();
        return cutaway;
    }
}
