package io.cutaway.helper.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cutaway.engine.image.Digest;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;

class MeteredInputTest {

    @Test
    void hashesAndCopiesWhatIsSkippedToo() throws IOException {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        var copy = new ByteArrayOutputStream();
        try (var in =
                new MeteredInput(new ByteArrayInputStream(bytes), copy, Duration.ofMinutes(1))) {
            in.skipNBytes(50_000);
            in.readNBytes(10);
            in.skipNBytes(49_990);
            assertEquals(bytes.length, in.count());
            assertEquals(Digest.of(bytes), in.digest());
            assertEquals(Digest.of(copy.toByteArray()), in.digest(), "asked again");
        }
    }
}
