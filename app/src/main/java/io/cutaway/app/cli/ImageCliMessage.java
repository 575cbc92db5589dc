package io.cutaway.app.cli;

import io.cutaway.app.text.Message;

/// What the commands about images and their archives say to people.
enum ImageCliMessage implements Message {
    // What is wrong with the words
    LOAD_TERMINAL,
    SAVE_TERMINAL,
    SAVE_FORMAT,
    SAVE_DIRECTORY,
    CHANGE_FORM,
    CHANGE_KEY,
    CHANGE_NOT_HERE,
    // What could not be done
    EXPORT_CUT,
    NOT_PRUNED,
    // What is said beside an answer
    DAMAGED,
    IS_DAMAGED,
    LOADED,
    NOT_RUNNABLE,
    SOCKETS_LEFT_OUT,
    NAMES_LEFT_OUT,
    PRUNE_QUESTION,
    PRUNE_ALL_QUESTION,
    PRUNED
}
