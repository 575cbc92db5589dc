package io.cutaway.app.log;

import io.cutaway.app.text.Message;

/// Sentences of the logs page.
enum LogMessage implements Message {
    SEARCH_PROMPT,
    WRAP,
    FOLLOW,
    SUMMARY,
    FOUND,
    OLDER,
    NOTHING
}
