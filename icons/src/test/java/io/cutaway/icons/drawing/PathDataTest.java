package io.cutaway.icons.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.NoSuchElementException;

@DisplayName("Path data")
class PathDataTest {

    @Test
    void isReadInAbsoluteCommands() {
        check("M 2 3 L 10 3 L 10 7 Z", 8, 4);
        check("M 0 0 Q 4 8 8 0 Z", 8, 4);
        check("M 0 0 C 0 4 8 4 8 0 Z", 8, 3);
    }

    @Test
    void isRefusedInOtherCommands() {
        assertThrows(IllegalArgumentException.class, () -> PathData.parse("m 2 3 l 8 0"));
        assertThrows(IllegalArgumentException.class, () -> PathData.parse("M 0 0 A 1 1 0 0 0 2 2"));
    }

    @Test
    void isRefusedWhenANumberIsMissing() {
        assertThrows(NoSuchElementException.class, () -> PathData.parse("M 2 3 L 8"));
    }

    private static void check(String text, double width, double height) {
        var bounds = PathData.parse(text).getBounds2D();
        assertEquals(width, bounds.getWidth(), 1e-9);
        assertEquals(height, bounds.getHeight(), 1e-9);
    }
}
