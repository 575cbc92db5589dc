package io.cutaway.app.lesson;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.step.StepChanges;

import java.util.Set;

/// What stands at the top of a lesson's file.
///
/// @param id names the lesson in every language, such as `pivot-root`
/// @param language as in BCP 47, such as `en`
/// @param spec the container that is built; it has no folder of the computer's, because a lesson
///   may come from anybody
/// @param changes what is otherwise than in a launch, from the beginning
/// @param needs of the whole lesson
public record LessonHeader(
        String id,
        String language,
        String title,
        ContainerSpec spec,
        StepChanges changes,
        Set<Need> needs) {

    public LessonHeader {
        needs = Set.copyOf(needs);
    }
}
