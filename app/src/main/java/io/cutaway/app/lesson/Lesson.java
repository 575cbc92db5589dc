package io.cutaway.app.lesson;

import java.util.List;
import java.util.stream.Stream;

/// A lesson as its file says, checked: whatever is in it may be shown and carried out.
///
/// @param introduction what is read before anything is built
public record Lesson(LessonHeader header, List<LessonPart> introduction, List<LessonStep> steps) {

    public Lesson {
        introduction = List.copyOf(introduction);
        steps = List.copyOf(steps);
    }

    /// All questions, in order.
    public List<LessonPart.Question> questions() {
        return steps.stream().flatMap(step -> step.questions().stream()).toList();
    }

    /// What the lesson or one of its steps can't do without.
    public List<Need> needs() {
        return Stream.concat(
                        header.needs().stream(),
                        steps.stream().flatMap(step -> step.needs().stream()))
                .distinct()
                .sorted()
                .toList();
    }
}
