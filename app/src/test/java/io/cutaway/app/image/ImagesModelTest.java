package io.cutaway.app.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeImages;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.protocol.ImageUpkeepRequest.ReadDiskUsage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

@DisplayName("The list of images")
class ImagesModelTest {

    private final FakeStore store = new FakeStore();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Explanation> failures = new ArrayList<>();
    private final ImagesModel model =
            new ImagesModel(
                    store.engine(),
                    new Background(waiting::add, Runnable::run),
                    Clock.systemUTC(),
                    failures::add);

    private void work() {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    @Test
    void isThereBeforeTheSizesAre() {
        store.image("localhost/a:latest");
        model.open();
        waiting.remove().run();
        assertEquals(1, model.rows().size());
        assertEquals(Optional.empty(), model.rows().getFirst().get().usage());
        work();
        assertEquals(5_400_000, model.rows().getFirst().get().usage().orElseThrow().unique());
    }

    @Test
    void showsAnImageOnceHoweverManyNamesItHas() {
        store.image("localhost/a:latest").image("localhost/b:1");
        store.images().add(FakeImages.image(Optional.empty(), "cd".repeat(32)));
        model.open();
        work();
        assertEquals(
                List.of(List.of("localhost/a:latest", "localhost/b:1"), List.of()),
                model.rows().stream().map(row -> row.get().names()).toList());
        assertEquals("sha256:" + "cd".repeat(32), model.rows().getLast().get().reference());
    }

    @Test
    void measuresAgainForAnImageThatCameWhileItMeasured() {
        store.image("localhost/a:latest");
        model.open();
        waiting.remove().run();
        store.image("localhost/b:latest");
        store.engine().change();
        work();
        assertEquals(
                2, store.engine().asked().stream().filter(ReadDiskUsage.class::isInstance).count());
    }

    @Test
    void findsByAnyNameAndByTheDigest() {
        store.image("localhost/web:latest").image("localhost/same:1");
        store.images().add(FakeImages.image(Optional.of("localhost/db:15"), "cd".repeat(32)));
        model.open();
        work();
        model.text().set("SAME");
        assertEquals("localhost/web:latest", model.rows().getFirst().get().reference());
        assertEquals(1, model.rows().size());
        model.text().set("cdcdcd");
        assertEquals("localhost/db:15", model.rows().getFirst().get().reference());
    }

    @Test
    void saysWhenSizesCannotBeCountedAndKeepsTheList() {
        store.image("localhost/a:latest");
        store.engine()
                .on(
                        ReadDiskUsage.class,
                        _ -> {
                            throw new IllegalStateException("full");
                        });
        model.open();
        work();
        assertEquals(1, failures.size());
        assertEquals(1, model.rows().size());
    }

    @Test
    void isQuietWhenItIsHidden() {
        model.open();
        work();
        assertEquals(1, store.engine().openStreams());
        model.close();
        work();
        assertEquals(0, store.engine().openStreams());
        assertTrue(failures.isEmpty());
    }
}
