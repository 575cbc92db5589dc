package io.cutaway.app.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeKernel;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.layer.StackSummary;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.ImageRequest.InspectImage;
import io.cutaway.engine.protocol.InspectionRequest.ListLayers;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@DisplayName("The overview")
class OverviewModelTest {

    private static final ContainerId RUNNING = FakeStore.id(1);
    private static final ContainerId ENDED = FakeStore.id(6);

    private final FakeStore store = new FakeStore().examples();
    private final List<Explanation> failures = new ArrayList<>();
    private final ObjectProperty<Optional<Details>> details =
            new SimpleObjectProperty<>(Optional.empty());

    @BeforeEach
    void answer() {
        FakeKernel.answer(store.engine());
        store.engine()
                .on(ListLayers.class, _ -> new StackSummary(List.of(), List.of(), List.of()))
                .on(
                        InspectImage.class,
                        request -> {
                            throw new ProblemException(new Problem.NoSuchImage(request.image()));
                        });
    }

    private OverviewModel model(ContainerId id) {
        details.set(Optional.of(store.engine().call(new InspectContainer(id.hex()))));
        var background = new Background(Runnable::run, Runnable::run);
        return new OverviewModel(store.engine(), background, id, details, failures::add);
    }

    private static OverviewSnapshot shown(OverviewModel model) {
        return model.snapshot().get().orElseThrow();
    }

    @Test
    void hasStreamsOnlyWhileItIsShown() {
        var model = model(RUNNING);
        assertEquals(0, store.engine().openStreams());
        model.open();
        assertEquals(4, store.engine().openStreams());
        model.close();
        assertEquals(0, store.engine().openStreams());
    }

    @Test
    void showsWhatTheKernelSays() {
        var model = model(RUNNING);
        model.open();
        var snapshot = shown(model);
        assertEquals("sh -c wait", snapshot.processes().getFirst().line());
        assertTrue(snapshot.namespaces().getFirst().isOwn());
        assertEquals("41.0 MB / 8.2 GB", snapshot.gauges().getFirst().value());
        assertEquals("no limit", snapshot.gauges().getFirst().note());
        assertEquals(Standing.BAD, snapshot.findings().getFirst().standing());
        assertEquals("no seccomp filter", snapshot.findings().getFirst().words());
    }

    @Test
    void asksNothingOfAContainerThatHasEndedButItsLayers() {
        var model = model(ENDED);
        model.open();
        assertEquals(0, store.engine().openStreams());
        var snapshot = shown(model);
        assertFalse(snapshot.isLive());
        assertTrue(snapshot.stillness().startsWith("It ended with exit code 0"));
        assertTrue(snapshot.processes().isEmpty());
    }

    @Test
    void forgetsTheProcessesOfAContainerThatEnds() throws InterruptedException {
        var model = model(RUNNING);
        model.open();
        var ended = store.engine().call(new InspectContainer(ENDED.hex()));
        details.set(Optional.of(ended));
        assertEquals(0, store.engine().openStreams());
        // At most once a second.
        assertFalse(shown(model).processes().isEmpty());
        for (var waited = 0; waited < 100 && shown(model).isLive(); waited++) {
            Thread.sleep(50);
        }
        assertTrue(shown(model).processes().isEmpty());
        assertEquals(List.of(), failures);
    }

    @Test
    void walksThroughTheLayersOnlyWhenTheyMayHaveChanged() {
        var model = model(RUNNING);
        model.open();
        details.set(Optional.of(store.engine().call(new InspectContainer(RUNNING.hex()))));
        store.engine().change();
        assertEquals(
                1, store.engine().asked().stream().filter(ListLayers.class::isInstance).count());
    }
}
