package io.cutaway.app.text;

/// Units and times.
enum TextMessage implements Message {
    SECONDS,
    MINUTES,
    HOURS,
    DAYS,
    AGO_NOW,
    AGO_MINUTES,
    AGO_HOURS,
    AGO_DAYS
}
