package io.cutaway.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The text of strangers")
class StrangersTextTest {

    @Test
    void losesWhatNobodySeesAndKeepsItsLines() {
        assertEquals("a\uFFFDb\nc\uFFFD[31m", StrangersText.of("a\u202eb\nc\u001b[31m"));
    }

    @Test
    void isCutWhenItIsLong() {
        var shown = StrangersText.of("x".repeat(1_000_000));
        assertTrue(shown.length() < 3000);
        assertTrue(shown.endsWith("… and 998,000 more characters"), shown.substring(2000));
    }
}
