package io.cutaway.helper.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@DisplayName("Chores")
class ChoresTest {

    private final Chores chores = new Chores();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void areDoneWhateverGoesWrongInOne() {
        chores.add(
                () -> {
                    throw new StackOverflowError("a tree too deep");
                });
        chores.add(() -> done.add("next"));
        chores.finish(Duration.ofSeconds(20));
        assertEquals(List.of("next"), done);
        assertEquals(0, chores.open());
    }

    @Test
    void areDoneBeforeTheEndEvenIfTheyHaveTime() {
        chores.addLater(() -> done.add("later"));
        chores.add(() -> done.add("now"));
        chores.finish(Duration.ofSeconds(20));
        assertEquals(List.of("now", "later"), done);
    }
}
