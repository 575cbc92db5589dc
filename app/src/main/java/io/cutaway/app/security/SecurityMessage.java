package io.cutaway.app.security;

import io.cutaway.app.text.Message;

/// Sentences of the security page.
enum SecurityMessage implements Message {
    SUMMARY,
    NOTHING,
    COLUMN_CAPABILITY,
    COLUMN_STATE,
    COLUMN_DEFAULT,
    HELD,
    HELD_MORE,
    IN_REACH,
    OUT_OF_REACH,
    BY_DEFAULT,
    HELD_IN,
    SYSTEM_CALLS,
    FILTERED,
    STRICT,
    UNFILTERED,
    NEW_PRIVILEGES,
    NO_NEW_PRIVILEGES,
    MAY_GAIN,
    USERS,
    GROUPS,
    RANGE,
    UNREADABLE,
    MASKED,
    READ_ONLY,
    NONE,
    SEE_IT,
    COMMAND
}
