package io.cutaway.engine.launch;

import java.util.List;

/// Who a process runs as, in the container's own ids (credentials(7)).
public record UserIds(long uid, long gid, List<Long> groups) {

    public static final UserIds ROOT = new UserIds(0, 0, List.of());

    public UserIds {
        groups = List.copyOf(groups);
    }
}
