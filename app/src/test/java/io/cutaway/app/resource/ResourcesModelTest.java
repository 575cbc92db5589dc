package io.cutaway.app.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeKernel;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer.Details;
import io.cutaway.engine.protocol.InspectionRequest.ReadResources;
import io.cutaway.engine.resource.Resources;
import io.cutaway.engine.resource.Resources.Measure;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@DisplayName("The resources page")
class ResourcesModelTest {

    private static final ContainerId RUNNING = FakeStore.id(1);
    private static final ContainerId ENDED = FakeStore.id(6);

    private final FakeStore store = new FakeStore().examples();
    private final List<Explanation> failures = new ArrayList<>();
    private final ObjectProperty<Optional<Details>> details =
            new SimpleObjectProperty<>(Optional.empty());

    @BeforeEach
    void answer() {
        FakeKernel.answer(store.engine());
    }

    private void become(ContainerId id) {
        details.set(Optional.of(store.engine().call(new InspectContainer(id.hex()))));
    }

    private ResourcesModel open(ContainerId id) {
        become(id);
        var background = new Background(Runnable::run, Runnable::run);
        var model = new ResourcesModel(store.engine(), background, id, details, failures::add);
        model.open();
        return model;
    }

    private static List<String> lines(ResourcesModel model) {
        var now = model.snapshot().get();
        return now.usages().stream()
                .map(each -> each.kind().word() + " " + each.used() + ", " + now.note(each))
                .toList();
    }

    @Test
    void saysWhatIsUsedAndThatNothingLimitsIt() {
        var model = open(RUNNING);
        assertEquals(
                List.of(
                        "memory 41.0 MB, no limit, the computer has 8.2 GB",
                        "CPU 0.25, no limit, the computer has 2, 5.25 s of processor time so far",
                        "processes 1, no limit",
                        "disk 12.4 MB, no limit"),
                lines(model));
        assertEquals(
                "What it uses now, sum over its processes (PSS)", model.snapshot().get().summary());
        assertEquals("cat /proc/48121/smaps_rollup", model.snapshot().get().command());
    }

    @Test
    void saysWhichLimitTheCgroupHas() {
        store.engine()
                .on(
                        ReadResources.class,
                        _ ->
                                new Resources(
                                        Measure.CGROUP,
                                        64_000_000,
                                        OptionalLong.of(128_000_000),
                                        1_000_000,
                                        OptionalLong.of(500),
                                        OptionalLong.of(1000),
                                        3,
                                        OptionalLong.of(64),
                                        8_200_000_000L,
                                        2));
        var model = open(RUNNING);
        assertEquals("memory 64.0 MB, limit 128 MB", lines(model).getFirst());
        assertEquals("processes 3, limit 64", lines(model).get(2));
        var memory = model.snapshot().get().usages().getFirst();
        assertEquals(0.5, memory.share().orElseThrow());
        assertEquals("memory.current", model.snapshot().get().file(memory));
    }

    @Test
    void asksNothingOfAContainerThatHasEndedAndSaysWhatItHasWritten() {
        var model = open(ENDED);
        assertEquals(0, store.engine().openStreams());
        assertEquals(List.of("disk 4.0 MB, no limit"), lines(model));
        assertTrue(model.snapshot().get().summary().startsWith("The container does not run"));
    }

    @Test
    void forgetsWhatWasUsedWhenTheContainerEnds() {
        var model = open(RUNNING);
        assertEquals(1, store.engine().openStreams());
        become(ENDED);
        assertEquals(0, store.engine().openStreams());
        assertEquals(1, model.snapshot().get().usages().size());
        assertEquals(List.of(), failures);
    }
}
