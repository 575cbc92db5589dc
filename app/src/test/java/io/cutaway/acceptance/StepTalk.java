package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.protocol.Json;
import io.cutaway.engine.step.StepOutcome;
import io.cutaway.engine.step.StepView;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// `cutaway step --json`, spoken to line by line.
final class StepTalk implements AutoCloseable {

    private final JsonLines lines;
    private final LaunchPlan plan;
    private final String session;

    StepTalk(Host.Started started) {
        lines = new JsonLines(started);
        var begun = hear();
        plan = Json.MAPPER.treeToValue(begun.path("plan"), LaunchPlan.class);
        session = begun.path("session").asString();
    }

    List<Operation> operations() {
        return plan.operations();
    }

    String session() {
        return session;
    }

    /// One more answer.
    JsonNode hear() {
        return lines.hear();
    }

    JsonNode say(String words) {
        return lines.say(words);
    }

    StepOutcome next() {
        return outcome(say("n"));
    }

    StepOutcome leaveOut() {
        return outcome(say("l"));
    }

    private static StepOutcome outcome(JsonNode answer) {
        return Json.MAPPER.treeToValue(answer.path("outcome"), StepOutcome.class);
    }

    /// Carries out everything before the first operation of that kind.
    void runTo(Class<? extends Operation> kind) {
        int index = 0;
        while (!kind.isInstance(operations().get(index))) {
            assertEquals("", next().error());
            index++;
        }
    }

    StepView view(String directory) {
        return Json.MAPPER.treeToValue(say("v " + directory).path("view"), StepView.class);
    }

    /// What a command in a shell inside prints.
    String shell(String command) {
        return say("s " + command).path("shell").asString();
    }

    Host.Started started() {
        return lines.started();
    }

    @Override
    public void close() {
        lines.started().close();
    }
}
