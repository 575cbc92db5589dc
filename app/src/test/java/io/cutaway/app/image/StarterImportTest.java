package io.cutaway.app.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.app.fake.FakeEngine;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.ImageRequest.ImportImage;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

@DisplayName("Making the starter image")
class StarterImportTest {

    private static final String NAME = "localhost/starter:latest";

    private final FakeEngine engine = new FakeEngine();
    private final Cancellation cancellation = new Cancellation();
    private boolean cancelsWhileImporting;

    @BeforeEach
    void answer() {
        engine.on(ImportImage.class, _ -> imported());
        engine.on(RemoveImage.class, _ -> new Done());
    }

    private ImportImage.Imported imported() {
        if (cancelsWhileImporting) {
            cancellation.cancel();
        }
        return new ImportImage.Imported(NAME, "sha256:" + "ab".repeat(32), 15_000_000, 0, 0);
    }

    @Test
    void isAnImportWhenNobodyCancelsIt() throws IOException, InterruptedException {
        var made = new StarterImport(engine).make(cancellation);
        assertEquals(NAME, made.image().name());
        assertEquals(List.of(ImportImage.class), asked());
    }

    @Test
    void asksNothingOfTheEngineWhenItIsCancelledBefore() {
        cancellation.cancel();
        check(List.of());
    }

    @Test
    void removesWhatWasImportedWhenItIsCancelledMeanwhile() {
        cancelsWhileImporting = true;
        check(List.of(ImportImage.class, RemoveImage.class));
    }

    private void check(List<Class<?>> expectedRequests) {
        var starter = new StarterImport(engine);
        assertThrows(CancellationException.class, () -> starter.make(cancellation));
        assertEquals(expectedRequests, asked());
    }

    private List<Class<?>> asked() {
        return engine.asked().stream().<Class<?>>map(Object::getClass).toList();
    }
}
