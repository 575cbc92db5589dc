package io.cutaway.app.theme;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

@DisplayName("A theme")
class ThemeTest {

    @ParameterizedTest
    @EnumSource
    void hasAValueForEveryTone(Theme theme) {
        var palette = Palette.of(theme);
        for (var tone : Tone.values()) {
            assertFalse(palette.colour(tone).isEmpty(), tone.name());
        }
    }

    @Test
    void forARoomSaysOnlyWhatIsOtherwiseThanTheLightOne() throws IOException {
        var light = declarations("tokens-light.css");
        var room = declarations("tokens-projector.css");
        assertTrue(light.stream().noneMatch(room::contains), () -> light + " " + room);
        assertNotEquals(Set.of(), room);
    }

    private static Set<String> declarations(String name) throws IOException {
        try (var sheet = Objects.requireNonNull(ThemeTest.class.getResourceAsStream(name), name)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("-"))
                    .collect(Collectors.toSet());
        }
    }
}
