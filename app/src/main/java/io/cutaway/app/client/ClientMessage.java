package io.cutaway.app.client;

import io.cutaway.app.text.Message;

/// What can be said about finding, starting and losing a helper.
enum ClientMessage implements Message {
    PROGRAM_INCOMPLETE,
    NAMESPACES_FORBIDDEN,
    NAMESPACES_FORBIDDEN_BY,
    APPARMOR,
    NEWUIDMAP_MISSING,
    NEWUIDMAP_FAILED,
    STORE_UNUSABLE,
    UNSAFE_DIRECTORY,
    HELPER_DIED,
    HELPER_DIED_SILENTLY,
    STARTER_FAILED,
    TIMED_OUT,
    OTHER_BUILD_STAYS,
    HELPER_LOST,
    HOST_PATH_MISSING,
    HOST_PATH_FORBIDDEN,
    HOST_PATH_FAILED
}
