package io.cutaway.app.tour;

import io.cutaway.app.text.Message;

/// Sentences of the tour.
enum TourMessage implements Message {
    TOO_LATE,
    BROKE,
    INTERRUPTED,
    NOT_WRITTEN,
    CUT,
    FOREIGN,
    STYLESHEET,
    WAIT_WINDOW,
    WAIT_HELPER,
    WAIT_LESSONS,
    WAIT_STEP,
    WAIT_EMPTY,
    WAIT_LAUNCH,
    WAIT_PROMPT,
    WAIT_ANSWER,
    WAIT_LOG,
    WAIT_LAYERS,
    WAIT_LIFE,
    WAIT_MOUNTS,
    WAIT_PROCESSES,
    WAIT_RESOURCES,
    WAIT_SECURITY,
    WAIT_TIMELINE,
    WAIT_MEASURED,
    WAIT_LIST,
    WAIT_FORM,
    WAIT_FAILURE,
    WAIT_OVERVIEW,
    WAIT_CROWD,
    WAIT_TRANSFER,
    WAIT_IMAGE,
    WAIT_HISTORY,
    WAIT_COMPARISON
}
