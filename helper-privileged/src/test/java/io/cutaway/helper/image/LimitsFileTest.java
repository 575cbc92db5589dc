package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

@DisplayName("The file with limits for images")
class LimitsFileTest {

    private static final UnpackLimits DEFAULT = UnpackLimits.DEFAULT;

    @TempDir private Path folder;

    @Test
    void setsWhatItNames() throws IOException {
        assertEquals(DEFAULT, LimitsFile.read(folder.resolve("none")));
        check(DEFAULT, "{}");
        check(
                new UnpackLimits(
                        1000,
                        DEFAULT.ratio(),
                        DEFAULT.entries(),
                        DEFAULT.depth(),
                        DEFAULT.nameBytes(),
                        DEFAULT.attributeBytes(),
                        Duration.ofMinutes(10)),
                "{\"bytes\": 1000, \"seconds\": 600}");
        check(
                new UnpackLimits(1, 2, 3, 4, 5, 6, Duration.ofSeconds(7)),
                "{\"bytes\":1,\"ratio\":2,\"entries\":3,\"depth\":4,\"nameBytes\":5,"
                        + "\"attributeBytes\":6,\"seconds\":7}");
    }

    @Test
    void changesNothingWhenItIsWrong() throws IOException {
        check(DEFAULT, "");
        check(DEFAULT, "{\"bytes\": 0}");
        check(DEFAULT, "{\"bytes\": \"much\"}");
        check(DEFAULT, "{\"bytes\": 1000, \"seconds\": -1}");
        check(DEFAULT, "[1000]");
    }

    private void check(UnpackLimits expected, String text) throws IOException {
        assertEquals(expected, LimitsFile.read(Files.writeString(folder.resolve("limits"), text)));
    }
}
