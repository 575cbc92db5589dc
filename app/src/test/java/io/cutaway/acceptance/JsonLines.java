package io.cutaway.acceptance;

import io.cutaway.engine.protocol.Json;

import tools.jackson.databind.JsonNode;

/// A command that answers each line with lines of JSON.
final class JsonLines {

    private final Host.Started started;
    private int heard;

    JsonLines(Host.Started started) {
        this.started = started;
    }

    Host.Started started() {
        return started;
    }

    /// One more answer.
    JsonNode hear() {
        Host.await("it answers", () -> ended() > heard || !started.process().isAlive());
        var lines = started.out().lines().toList();
        if (lines.size() <= heard) {
            throw new AssertionError(started.outcome());
        }
        return Json.MAPPER.readTree(lines.get(heard++));
    }

    /// How many lines have come to their end.
    private long ended() {
        return started.out().chars().filter(character -> character == '\n').count();
    }

    JsonNode say(String words) {
        started.type(words + "\n");
        return hear();
    }
}
