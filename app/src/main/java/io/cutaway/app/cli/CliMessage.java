package io.cutaway.app.cli;

import io.cutaway.app.text.Message;

/// What the command line says to people.
enum CliMessage implements Message {
    // What is wrong with the words
    WHICH_COMMAND,
    NO_SUCH_COMMAND,
    NO_SUCH_FLAG,
    TOO_MANY,
    MISSING,
    INVALID,
    VOLUME_FORM,
    VOLUME_NAMED,
    VOLUME_OPTION,
    ENV_FILE,
    ENV_FORM,
    NO_SUCH_LIMIT,
    LIMIT_FORM,
    NAME_FORM,
    ENTRYPOINT_FORM,
    NO_SUCH_NETWORK,
    NO_SUCH_SIGNAL,
    TAIL_FORM,
    ATTACH_ONE,
    IMPORT_WHAT,
    IMPORT_NAME,
    IMPORT_TERMINAL,
    PLAN_FORMAT,
    // What could not be done
    DEFECT,
    LOST,
    NEITHER,
    NO_SUCH_FILE,
    FILE_FAILED,
    NO_SUCH_PROCESS,
    NO_LAYERS,
    NO_STARTER,
    NO_DISPLAY,
    // What is said beside an answer
    SINGLE_ID,
    NO_TERMINAL,
    NOT_LABELLED,
    LOG_LOST,
    MAKING_STARTER,
    STARTER_LACKS,
    SKIPPED_DEVICES,
    SQUASHED_OWNERS,
    // Words in tables
    CREATED,
    STARTING,
    UP,
    EXITED,
    FAILED_AT,
    LOST_AT,
    HIDDEN,
    SHARED
}
