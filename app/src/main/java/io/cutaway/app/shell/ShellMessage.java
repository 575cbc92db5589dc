package io.cutaway.app.shell;

import io.cutaway.app.text.Message;

/// Sentences of the window around the pages.
enum ShellMessage implements Message {
    NAME,
    CONTAINERS,
    IMAGES,
    LESSONS,
    HELPER_STARTING,
    HELPER_MISSING,
    MODE_ROOTLESS,
    MODE_SINGLE_ID,
    MODE_SINGLE_ID_MEANS,
    MODE_ROOT,
    PUT_AWAY
}
