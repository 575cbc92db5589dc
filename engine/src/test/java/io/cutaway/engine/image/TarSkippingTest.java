package io.cutaway.engine.image;

import static io.cutaway.engine.image.TarReaderTest.concatenated;
import static io.cutaway.engine.image.TarReaderTest.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;

@DisplayName("Passing over what an archive holds")
class TarSkippingTest {

    @Test
    void leavesToItsStreamWhetherContentIsReadThatNobodyAsksFor() throws IOException {
        var whole = concatenated(file("a", "x".repeat(50_000)), file("b", "y"), new byte[1024]);
        var counted =
                new ByteArrayInputStream(whole) {
                    private int read;

                    @Override
                    public synchronized int read(byte[] bytes, int offset, int length) {
                        read += length;
                        return super.read(bytes, offset, length);
                    }
                };
        var reader = new TarReader(counted);
        assertEquals("a", reader.next().orElseThrow().metadata().path());
        assertEquals("b", reader.next().orElseThrow().metadata().path());
        assertTrue(counted.read < 5000, counted.read + " bytes read");
    }
}
