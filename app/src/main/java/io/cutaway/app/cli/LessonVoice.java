package io.cutaway.app.cli;

import io.cutaway.app.lesson.GivenAnswer;
import io.cutaway.app.lesson.Lesson;
import io.cutaway.app.lesson.LessonPart.Question;
import io.cutaway.app.lesson.LessonRun;
import io.cutaway.engine.protocol.Problem;

/// How a lesson speaks: to a person or to a program.
sealed interface LessonVoice permits SpokenLesson, JsonLesson {

    void begin(Lesson lesson);

    /// A step was done.
    void step(LessonRun run, LessonRun.Moved moved);

    void ask(Question question);

    void answered(GivenAnswer answer);

    /// What came of a line that was typed into a shell inside.
    void shell(String output);

    /// There is no shell inside.
    void refused(Problem problem);

    /// Nothing happens until there is a line.
    void pause(LessonRun run);

    /// The container is gone, and nobody asked for it. By another thread.
    void ended(Problem problem);
}
