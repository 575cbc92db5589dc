package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Lines of the form `key: value`, as they stand at the top of a lesson and in its blocks.
final class Fields {

    private static final Pattern LINE = Pattern.compile("([a-z][a-z-]*):(?: +(.*))?");

    private final Map<String, Field> fields = new TreeMap<>();
    private final LessonProblems problems;
    private final int line;

    private record Field(int line, String value) {}

    /// @param line where they begin, which is told when one is missing
    private Fields(int line, LessonProblems problems) {
        this.line = line;
        this.problems = problems;
    }

    /// Reads lines of which the first is `line + 1` of the file. A key that isn't among `known` is
    /// a mistake: a misspelt one would else be passed over silently.
    static Fields read(int line, List<String> lines, Set<String> known, LessonProblems problems) {
        var fields = new Fields(line, problems);
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                fields.add(line + 1 + i, lines.get(i).strip(), known);
            }
        }
        return fields;
    }

    private void add(int number, String text, Set<String> known) {
        var match = LINE.matcher(text);
        if (!match.matches()) {
            problems.add(number, NOT_A_FIELD, text);
            return;
        }
        var key = match.group(1);
        var value = Optional.ofNullable(match.group(2)).orElse("").strip();
        if (!known.contains(key)) {
            problems.add(
                    number, UNKNOWN_KEY, key, String.join(", ", known.stream().sorted().toList()));
        } else if (fields.containsKey(key)) {
            problems.add(number, KEY_TWICE, key);
        } else if (value.isEmpty()) {
            problems.add(number, NO_VALUE, key);
        } else {
            fields.put(key, new Field(number, value));
        }
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /// The line of a field that is there, else where they begin.
    int lineOf(String key) {
        return Optional.ofNullable(fields.get(key)).map(Field::line).orElse(line);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    /// Told when it is missing.
    String required(String key) {
        var value = text(key);
        if (value.isEmpty()) {
            problems.add(line, KEY_MISSING, key);
        }
        return value.orElse("");
    }

    /// A value that `reader` must understand.
    ///
    /// @param wrong takes the value
    <T> Optional<T> value(String key, Function<String, Optional<T>> reader, LessonMessage wrong) {
        return text(key)
                .flatMap(
                        value -> {
                            var read = reader.apply(value);
                            if (read.isEmpty()) {
                                problems.add(lineOf(key), wrong, value);
                            }
                            return read;
                        });
    }

    /// Values with commas between them, each of which `reader` must understand.
    <T> List<T> list(String key, Function<String, Optional<T>> reader, LessonMessage wrong) {
        return text(key).stream()
                .flatMap(value -> Pattern.compile(",").splitAsStream(value))
                .map(String::strip)
                .flatMap(
                        word -> {
                            var read = reader.apply(word);
                            if (read.isEmpty()) {
                                problems.add(lineOf(key), wrong, word);
                            }
                            return read.stream();
                        })
                .toList();
    }
}
