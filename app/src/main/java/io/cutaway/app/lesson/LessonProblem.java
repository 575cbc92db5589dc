package io.cutaway.app.lesson;

/// Something that is wrong in a lesson's file.
///
/// @param line from 1
/// @param sentence says what, and what would be right
public record LessonProblem(int line, String sentence) implements Comparable<LessonProblem> {

    @Override
    public int compareTo(LessonProblem other) {
        return Integer.compare(line, other.line);
    }
}
