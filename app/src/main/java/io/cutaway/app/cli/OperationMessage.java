package io.cutaway.app.cli;

import io.cutaway.app.text.Message;

/// One sentence for each operation of a launch plan.
enum OperationMessage implements Message {
    CLONE_TREE,
    CLONE_TREE_RECURSIVE,
    JOIN_NAMESPACES,
    NEW_NAMESPACES,
    MAP_IDS,
    MAKE_PRIVATE,
    PREPARE_STAGE,
    ATTACH_TREE,
    MOUNT_OVERLAY,
    MOUNT,
    BIND_TREE,
    BIND_DEVICE,
    BIND_HOST_TREE,
    MAKE_DIRECTORY,
    MAKE_SYMBOLIC_LINK,
    MASK_PATH,
    READ_ONLY_PATH,
    SET_MOUNT_ATTRIBUTES,
    PIVOT_ROOT,
    CHANGE_ROOT,
    SET_HOSTNAME,
    RAISE_LOOPBACK,
    SET_RESOURCE_LIMIT,
    OPEN_TERMINAL,
    OPEN_PIPES,
    SET_USER,
    SET_CAPABILITIES,
    SET_NO_NEW_PRIVILEGES,
    FILTER_SYSCALLS,
    CHANGE_DIRECTORY,
    EXECUTE
}
