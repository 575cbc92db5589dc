package io.cutaway.app.resource;

import io.cutaway.app.text.Message;

/// Sentences of the resources page.
enum ResourceMessage implements Message {
    SUMMARY,
    NOTHING,
    MEMORY,
    PROCESSOR,
    PROCESSES,
    DISK,
    UNKNOWN,
    TIME,
    LIMIT,
    NO_LIMIT,
    OF_COMPUTER,
    SHARE,
    MEASURE_CGROUP,
    MEASURE_PROPORTIONAL,
    MEASURE_RESIDENT,
    READ_FROM,
    SEE_IT,
    COMMAND
}
