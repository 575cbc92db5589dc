/// Lessons: files with text, steps, things to try and questions, read by [LessonParser], carried
/// out on a real container that is built step by step. The format is described in
/// `docs/LESSONS.md`.
@NullMarked
package io.cutaway.app.lesson;

import org.jspecify.annotations.NullMarked;
