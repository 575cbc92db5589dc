package io.cutaway.app.timeline;

import io.cutaway.app.text.Message;

/// Sentences of the launch page.
enum TimelineMessage implements Message {
    SUMMARY,
    SUMMARY_FAILED,
    SUMMARY_OTHER,
    NEVER,
    COMPARE,
    COMPARE_NONE,
    NUMBER,
    COLUMN_OPERATION,
    COLUMN_SUBJECT,
    COLUMN_WHEN,
    COLUMN_TOOK,
    COLUMN_THERE,
    RESULT,
    RESULT_DONE,
    RESULT_FAILED,
    RESULT_NOT_REACHED,
    RESULT_ONLY_THERE,
    PEERS,
    PEERS_TEXT,
    MEASURE,
    MEASURING,
    PEER_MEDIAN,
    PEER_RATIO,
    PEER_FAILED,
    PEER_NONE
}
