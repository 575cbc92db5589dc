package io.cutaway.app.mount;

import io.cutaway.app.text.Message;

/// Sentences of the mounts page.
enum MountMessage implements Message {
    SUMMARY,
    SHOW_HOST,
    NOTHING,
    COLUMN_TARGET,
    COLUMN_TYPE,
    COLUMN_SOURCE,
    COLUMN_OPTIONS,
    COLUMN_LACKS,
    COLUMN_PROPAGATION,
    COLUMN_HOST,
    SIGN_SAME,
    SIGN_DIFFERS,
    SIGN_ONLY_HERE,
    SIGN_ONLY_THERE,
    HOST_SAME,
    HOST_DIFFERS,
    HOST_SAME_FILES,
    HOST_ONLY,
    SEE_IT,
    COMMAND
}
