package io.cutaway.app.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.app.fake.FakeKernel;
import io.cutaway.app.fake.FakeStore;
import io.cutaway.app.page.Background;
import io.cutaway.app.problem.Explanation;
import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.SeccompMode;
import io.cutaway.engine.protocol.InspectionRequest.ReadConfinement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@DisplayName("The security page")
class SecurityModelTest {

    private final FakeStore store = new FakeStore().examples();
    private final List<Explanation> failures = new ArrayList<>();
    private final SecurityModel model =
            new SecurityModel(
                    store.engine(),
                    new Background(Runnable::run, Runnable::run),
                    FakeStore.id(1),
                    failures::add);

    @BeforeEach
    void answer() {
        FakeKernel.answer(store.engine());
    }

    private CapabilityRow row(Capability capability) {
        return model.rows().stream()
                .map(row -> row.get())
                .filter(row -> row.name().equals(capability.fullName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsEveryCapabilityThoseThatAreHeldFirst() {
        model.open();
        assertEquals(CapabilitySet.ALL.names().size(), model.rows().size());
        var held =
                model.rows().stream()
                        .map(row -> row.get())
                        .takeWhile(row -> row.state() == CapabilityRow.State.HELD)
                        .map(CapabilityRow::name)
                        .toList();
        assertEquals(CapabilitySet.CONTAINER_DEFAULT.names(), held);
        assertEquals(List.of(), failures);
    }

    @Test
    void tellsWhatIsHeldFromWhatCanBeGainedAndWhatCannot() {
        var has = CapabilitySet.of(Capability.CHOWN, Capability.SYS_ADMIN);
        var bounds = CapabilitySet.of(Capability.CHOWN, Capability.SYS_ADMIN, Capability.SYS_TIME);
        store.engine()
                .on(
                        ReadConfinement.class,
                        _ -> new Confinement(has, bounds, false, SeccompMode.FILTER));
        model.open();
        assertEquals("has it", row(Capability.CHOWN).words());
        assertEquals("has it, more than usual", row(Capability.SYS_ADMIN).words());
        assertEquals("may gain it", row(Capability.SYS_TIME).words());
        assertEquals("can never have it", row(Capability.SYS_BOOT).words());
        var summary = model.snapshot().get().summary();
        assertTrue(summary.startsWith("2 of 41 capabilities; a filter decides"), summary);
        assertTrue(summary.contains("programs can gain some"), summary);
    }

    @Test
    void readsTheIdMapsFromTheKernel() throws IOException {
        model.open();
        var maps = model.snapshot().get().ids().orElseThrow();
        assertEquals(IdMap.parse(Files.readAllBytes(Path.of("/proc/self/uid_map"))), maps.users());
        assertEquals(IdMap.parse(Files.readAllBytes(Path.of("/proc/self/gid_map"))), maps.groups());
    }

    @Test
    void namesWhatIsMaskedAndNotWhatIsOnlyMountedThere() {
        model.open();
        var covers = model.snapshot().get().covers();
        assertEquals(List.of("/proc/kcore"), covers.masked());
        assertEquals(List.of("/proc/sys"), covers.readOnly());
    }

    @Test
    void hasStreamsOnlyWhileItIsShown() {
        model.open();
        assertEquals(2, store.engine().openStreams());
        model.close();
        assertEquals(0, store.engine().openStreams());
    }
}
