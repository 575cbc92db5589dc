package io.cutaway.app.text;

/// Units and times.
enum TextMessage implements Message {
    SECONDS,
    MINUTES,
    HOURS,
    DAYS,
    AND_MORE,
    AGO_NOW,
    AGO_MINUTES,
    AGO_HOURS,
    AGO_DAYS
}
