package io.cutaway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.protocol.Json;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// What a command answered.
///
/// @param code its exit code, 128 and the signal's number when a signal ended it
record Outcome(List<String> command, int code, String out, String err) {

    /// Its standard output, when it succeeded and had nothing to say beside it.
    String answer() {
        assertEquals(0, code, this::toString);
        return out.strip();
    }

    JsonNode json() {
        return Json.MAPPER.readTree(answer());
    }

    /// Checks that it was refused with one sentence.
    ///
    /// @param words that the sentence has
    void isRefused(int expectedCode, String... words) {
        assertEquals(expectedCode, code, this::toString);
        assertEquals(1, err.lines().count(), this::toString);
        for (var word : words) {
            assertTrue(err.contains(word), this::toString);
        }
    }

    @Override
    public String toString() {
        return "%s: exit code %d%n%s%n%s".formatted(String.join(" ", command), code, out, err);
    }
}
