package io.cutaway.app.lesson;

import io.cutaway.engine.container.ContainerSpec;

/// What is built step by step in the window.
sealed interface BuildSubject {

    /// What a lesson says, with its text beside it.
    record OfLesson(Lesson lesson) implements BuildSubject {}

    /// What the launch form says.
    record OfLaunch(ContainerSpec spec) implements BuildSubject {}
}
