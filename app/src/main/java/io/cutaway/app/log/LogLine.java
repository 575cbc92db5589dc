package io.cutaway.app.log;

/// A line that a container wrote, put together from its fragments.
///
/// @param number counted from the first line that was read
/// @param time of day of its beginning, with milliseconds, UTC
/// @param isError whether it was written to the standard error
record LogLine(long number, String time, boolean isError, String text) {}
