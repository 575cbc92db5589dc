package io.cutaway.app.lesson;

import java.util.List;

/// Something that a lesson shows.
public sealed interface LessonPart {

    /// Sentences.
    record Paragraph(List<Span> spans) implements LessonPart {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /// A line of a list.
    ///
    /// @param sign what stands before it: a dot or a number
    record Item(String sign, List<Span> spans) implements LessonPart {
        public Item {
            spans = List.copyOf(spans);
        }
    }

    /// Text that is shown as it is written.
    record Listing(String text) implements LessonPart {}

    /// Commands for the shell inside. They are typed by a person, never by a lesson.
    record Try(List<String> commands) implements LessonPart {
        public Try {
            commands = List.copyOf(commands);
        }
    }

    /// A question whose answer is what the kernel says when it is asked.
    ///
    /// @param line in the file, from 1
    record Question(int line, String ask, Fact answer) implements LessonPart {}
}
