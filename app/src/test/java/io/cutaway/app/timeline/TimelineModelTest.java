package io.cutaway.app.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.page.Background;
import io.cutaway.app.timeline.TimelineModel.Choice;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.Optional;

@DisplayName("The launch page's model")
class TimelineModelTest {

    private final FakeStore store = new FakeStore().examples();
    private final SimpleObjectProperty<Optional<Details>> details =
            new SimpleObjectProperty<>(Optional.empty());
    private final TimelineModel model =
            new TimelineModel(
                    store.engine(),
                    new Background(Runnable::run, Runnable::run),
                    FakeStore.id(1),
                    details,
                    failed -> {
                        throw new AssertionError(failed);
                    });

    @Test
    void isEmptyUntilTheContainerWasLaunched() {
        assertEquals(Timeline.NONE, model.timeline().get());
        assertTrue(model.rows().isEmpty());
    }

    @Test
    void showsTheLaunchAsSoonAsItIsKnown() {
        details.set(Optional.of(inspect()));
        assertEquals(10, model.rows().size());
        assertEquals(Optional.empty(), model.other().get());
    }

    /// The container's numbers change every second, its plan never.
    @Test
    void explainsAPlanOnce() {
        details.set(Optional.of(inspect()));
        var row = model.rows().getFirst().get();
        var explained = model.explanation(row).orElseThrow();
        details.set(Optional.of(inspect()));
        assertSame(explained, model.explanation(row).orElseThrow());
    }

    @Test
    void offersEveryOtherContainer() {
        model.open();
        assertEquals(7, model.choices().size());
        assertEquals(Choice.NONE, model.choices().getFirst());
    }

    @Test
    void comparesWithWhatIsChosen() {
        details.set(Optional.of(inspect()));
        model.open();
        model.choice().set(model.choices().get(1));
        assertEquals(model.timeline().get(), model.other().get().orElseThrow());
        assertEquals(model.rows().getFirst().get().took(), model.rows().getFirst().get().there());
        model.choice().set(Choice.NONE);
        assertEquals(Optional.empty(), model.other().get());
    }

    private Details inspect() {
        return store.engine().call(new InspectContainer(FakeStore.id(1).hex()));
    }
}
