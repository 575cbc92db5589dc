package io.cutaway.app.transfer;

import io.cutaway.app.text.Message;

/// Sentences of the transfers.
enum TransferMessage implements Message {
    PULL_PROMPT,
    PULL,
    PULL_WRONG,
    CANCEL,
    CANCELLING,
    RETRY,
    DISMISS,
    BEGUN,
    LAYERS,
    LAYER,
    LAYER_FINISHING,
    FILE_READ,
    FILE_READ_SO_FAR,
    NAME_WANTED,
    NAME_PROMPT,
    NAME_WRONG,
    IMPORT,
    PULLED,
    PULLED_FROM_FOLDER,
    LOADED,
    IMPORTED,
    SAVED,
    NOT_RUNNABLE,
    SKIPPED_DEVICES,
    SQUASHED_OWNERS
}
