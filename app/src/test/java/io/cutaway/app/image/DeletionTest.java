package io.cutaway.app.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.ImageRequest.RemoveImage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@DisplayName("Deleting an image")
class DeletionTest {

    private static final String NAME = "localhost/starter:latest";

    private final FakeStore store = new FakeStore().image(NAME);
    private final List<Explanation> failures = new ArrayList<>();
    private final ImageActions actions =
            new ImageActions(
                    store.engine(), new Background(Runnable::run, Runnable::run), failures::add);
    private final List<Deletion> asked = new ArrayList<>();

    @Test
    void saysWhatItFreesAndWhatStays() {
        actions.consider(NAME, asked::add);
        assertEquals(
                "This frees 5.4 MB.\n10.0 MB stay, because other images need them too.",
                DeleteQuestion.sentence(asked.getFirst()));
    }

    @Test
    void namesTheContainersThatKeepItsLayersAndThoseThatRun() {
        store.container(1, "old", new ContainerState.Created(), 0)
                .container(2, "web", new ContainerState.Running(7, 6, Instant.now()), 0);
        actions.consider(NAME, asked::add);
        var sentence = DeleteQuestion.sentence(asked.getFirst());
        assertTrue(sentence.contains("until they are removed: old, web."), sentence);
        assertTrue(sentence.contains("Stop first: web."), sentence);
    }

    @Test
    void tellsOfEveryNameThatGoesAndNamesTheImageByItsDigestThen() {
        store.image("localhost/other:1");
        actions.consider(NAME, asked::add);
        var sentence = DeleteQuestion.sentence(asked.getFirst());
        assertTrue(sentence.startsWith("All its names go: also localhost/other:1."), sentence);
        actions.delete(asked.getFirst(), () -> {});
        assertEquals(
                new RemoveImage("sha256:" + "ab".repeat(32), false),
                store.engine().asked().getLast());
        assertEquals(List.of(), store.images());
    }

    @Test
    void ofADamagedOneAsksNobodyWhatItMeans() {
        var damaged = new ImageSummary(Optional.of(NAME), "sha256:ab", Instant.EPOCH, 0, 0, true);
        var deletion = new Deletion(ImageRow.of(List.of(damaged), List.of()).getFirst(), List.of());
        assertEquals(
                "It is damaged. What nothing else needs goes with it.",
                DeleteQuestion.sentence(deletion));
        actions.delete(deletion, () -> {});
        assertEquals(List.of(new RemoveImage(NAME, true)), store.engine().asked());
    }

    @Test
    void saysThatAnImageIsGoneAlready() {
        store.images().clear();
        actions.consider(NAME, asked::add);
        assertEquals(List.of(), asked);
        assertEquals(1, failures.size());
    }
}
