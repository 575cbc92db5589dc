package io.cutaway.app.lesson;

/// What a person answered, and what the kernel said at that time.
///
/// @param step place of the step in the lesson, from 0
/// @param line of the question in the file
public record GivenAnswer(
        int step, int line, String ask, String given, String expected, boolean right) {}
