package io.cutaway.app.lesson;

import io.cutaway.app.lesson.LessonPart.Question;

import java.util.List;
import java.util.Set;

/// A part of a lesson with a heading of its own.
///
/// @param line of its heading in the file, from 1
/// @param move what is done when one comes to it
/// @param needs what this step can't do without, besides what the whole lesson needs
/// @param parts what is shown, in order
public record LessonStep(
        int line, String title, Move move, Set<Need> needs, List<LessonPart> parts) {

    public LessonStep {
        needs = Set.copyOf(needs);
        parts = List.copyOf(parts);
    }

    /// The questions among its parts.
    public List<Question> questions() {
        return parts.stream().filter(Question.class::isInstance).map(Question.class::cast).toList();
    }
}
