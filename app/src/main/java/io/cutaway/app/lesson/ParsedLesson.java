package io.cutaway.app.lesson;

import java.util.List;

/// What came of reading a lesson's file.
public sealed interface ParsedLesson {

    /// It is one.
    record Good(Lesson lesson) implements ParsedLesson {}

    /// It is none.
    ///
    /// @param problems at least one, by line
    record Bad(List<LessonProblem> problems) implements ParsedLesson {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
