package io.cutaway.app.lesson;

import io.cutaway.app.text.Message;

/// Sentences about lessons.
enum LessonMessage implements Message {
    // What is wrong in a file
    FILE_TOO_LARGE,
    NOT_UTF8,
    TOO_MANY_LINES,
    LINE_TOO_LONG,
    FORBIDDEN_CHARACTER,
    NO_HEADER,
    NOT_A_FIELD,
    UNKNOWN_KEY,
    KEY_TWICE,
    NO_VALUE,
    KEY_MISSING,
    ID_WRONG,
    LANGUAGE_WRONG,
    TITLE_TOO_LONG,
    IMAGE_WRONG,
    HOSTNAME_WRONG,
    USER_WRONG,
    NETWORK_WRONG,
    YES_OR_NO,
    CAPABILITY_UNKNOWN,
    NEED_UNKNOWN,
    CHANGE_UNKNOWN,
    OPERATION_UNKNOWN,
    STEP_EMPTY,
    LEAVE_OUT_WITHOUT_TO,
    TO_AND_BEFORE,
    FACT_UNKNOWN,
    TRY_EMPTY,
    TOO_NESTED,
    NOT_IN_TEXT,
    NOT_IN_LESSON,
    NOT_IN_LIST,
    HEADING_LEVEL,
    NO_STEPS,
    TOO_MANY_STEPS,
    NOT_CLOSED,
    BLOCK_UNKNOWN,
    BEFORE_FIRST_STEP,
    STEP_TWICE,
    STEP_NOT_FIRST
}
