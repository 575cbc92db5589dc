package io.cutaway.app.log;

import java.util.Optional;

/// A line to which fragments may still come.
final class GrowingLine {

    /// A longer line is broken here: a program need not ever end its line.
    static final int MOST_BYTES = 64 * 1024;

    private final long number;
    private final LogFragment first;
    private final StringBuilder bytes = new StringBuilder();
    private Optional<LogLine> line = Optional.empty();

    GrowingLine(long number, LogFragment first) {
        this.number = number;
        this.first = first;
    }

    void add(String more) {
        bytes.append(more);
        line = Optional.empty();
    }

    long number() {
        return number;
    }

    boolean isFull() {
        return bytes.length() >= MOST_BYTES;
    }

    /// As it reads now.
    LogLine line() {
        var made = line.orElseGet(this::make);
        line = Optional.of(made);
        return made;
    }

    private LogLine make() {
        var text = Printable.of(LogFragment.decoded(bytes));
        return new LogLine(number, first.time(), first.isError(), text);
    }
}
