package io.cutaway.app.lesson;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong in a file, so that its author sees everything at once.
final class LessonProblems {

    /// A file of nothing but mistakes is not read to its end.
    private static final int MOST = 100;

    /// Longer words of a file are cut when they are repeated in a sentence.
    private static final int SHOWN = 60;

    private final List<LessonProblem> found = new ArrayList<>();

    void add(int line, LessonMessage sentence, Object... arguments) {
        if (found.size() < MOST) {
            found.add(new LessonProblem(line, sentence.text(cut(arguments))));
        }
    }

    private static Object[] cut(Object... arguments) {
        var all = arguments.clone();
        for (var i = 0; i < all.length; i++) {
            if (all[i] instanceof String text && text.length() > SHOWN) {
                all[i] = text.substring(0, SHOWN) + "…";
            }
        }
        return all;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// By line.
    List<LessonProblem> all() {
        return found.stream().sorted().toList();
    }
}
