package io.cutaway.app.export;

import io.cutaway.app.text.Message;

/// What exports leave out.
enum ExportMessage implements Message {
    // Before an export
    INTRODUCTION,
    PREPARATION,
    // What the other tool can't say, or says otherwise
    IDS_DIFFER,
    OWNERS_UNMAPPED,
    FILTER_NEEDS_SETPRIV,
    FILTER_OF_TOOL,
    STREAMS_OF_CALLER,
    ROOTFS_NEEDED,
    IMAGE_NEEDED,
    LOOPBACK_UP,
    FILTER_LOST,
    OPTIONS_LOST,
    TMPFS_OPTIONS_LOST,
    NETWORK_OF_CLUSTER,
    HOSTNAME_OF_COMPUTER,
    LIMIT_LOST,
    LIMITS_OF_PODMAN,
    HIDDEN_LOST,
    CAPABILITIES_HELD,
    TMPFS_OF_PODMAN,
    NAMESPACE_NEEDED
}
