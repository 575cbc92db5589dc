package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cutaway.app.lesson.Lesson;
import io.cutaway.app.lesson.LessonPart.Try;
import io.cutaway.app.lesson.Lessons;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.step.StepView;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Somebody who goes through a lesson of the program's own: types everything that is to be tried
/// into the shell inside, then answers and goes on.
final class LessonWalk implements AutoCloseable {

    private final JsonLines lines;
    private final Lesson lesson;
    private final List<Integer> steps = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final Map<Integer, String> printed = new TreeMap<>();

    /// What is done with what the kernel is said to say after a step.
    interface Look {
        void at(StepView view) throws IOException;
    }

    /// @param words further flags
    LessonWalk(Cutaway cutaway, String id, String... words) {
        var command = new ArrayList<>(List.of("lesson", "run", "--json", id));
        command.addAll(List.of(words));
        lines = new JsonLines(cutaway.start(command.toArray(String[]::new)));
        lesson =
                Lessons.shipped("en").stream()
                        .filter(one -> one.header().id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    /// From the introduction to the end.
    void go(Look look) throws IOException {
        var said = lines.hear();
        while (!said.path("last").asBoolean() || isTryable()) {
            said = said.has("view") ? done(said, look) : answer(said);
        }
        lines.started().type("\n");
        assertEquals(0, lines.started().outcome().code());
    }

    private JsonNode done(JsonNode said, Look look) throws IOException {
        assertFalse(said.has("missing"), said::toString);
        steps.add(said.path("step").asInt());
        look.at(Json.MAPPER.treeToValue(said.path("view"), StepView.class));
        return lines.hear();
    }

    private JsonNode answer(JsonNode said) {
        if (said.has("expected")) {
            answers.add(said.path("expected").asString());
            return lines.hear();
        }
        if (isTryable()) {
            var shell = lines.say("s " + String.join("; ", commands()));
            // The prompt may come before or after what was typed ahead of it.
            var text = shell.path("shell").asString().replaceAll("(?m)^(# )+", "");
            printed.put(steps.getLast(), text);
            return lines.hear();
        }
        return lines.say(said.has("ask") ? "?" : "");
    }

    private boolean isTryable() {
        return !steps.isEmpty() && !printed.containsKey(steps.getLast()) && !commands().isEmpty();
    }

    /// What is to be tried at the step that one is at.
    private List<String> commands() {
        return lesson.steps().get(steps.getLast()).parts().stream()
                .filter(Try.class::isInstance)
                .flatMap(part -> ((Try) part).commands().stream())
                .collect(Collectors.toList());
    }

    List<Integer> steps() {
        return steps;
    }

    /// What was right, in order.
    List<String> answers() {
        return answers;
    }

    /// What the shell inside showed at each step where something is to be tried.
    Map<Integer, String> printed() {
        return printed;
    }

    @Override
    public void close() {
        lines.started().close();
    }
}
