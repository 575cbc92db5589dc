package io.cutaway.engine.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.ChangeRoot;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;

import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class StepPlannerTest {

    private static final Operation RUN = new Execute(List.of("sh"), List.of());
    private static final LaunchPlan LAUNCH =
            new LaunchPlan(
                    List.of(
                            new NewNamespaces(
                                    EnumSet.of(
                                            NamespaceKind.USER,
                                            NamespaceKind.MNT,
                                            NamespaceKind.PID)),
                            overlay(MountAttribute.NO_DEVICES),
                            proc(MountAttribute.NO_DEVICES, MountAttribute.READ_ONLY),
                            new PivotRoot(),
                            RUN));

    private static Operation overlay(MountAttribute... attributes) {
        return new MountOverlay(List.of("l/0"), "w/upper", "w/work", Set.of(attributes), false);
    }

    private static Operation proc(MountAttribute... attributes) {
        return new Mount("proc", "proc", "/proc", Set.of(attributes), List.of());
    }

    @Test
    void nothingAskedIsNothingChanged() {
        assertEquals(LAUNCH, StepPlanner.plan(LAUNCH, StepChanges.NONE));
    }

    @Test
    void everyChangeIsMadeWhereItBelongs() {
        var changes =
                new StepChanges(Set.of(NamespaceKind.PID), true, Set.of(MountAttribute.NO_DEVICES));
        assertEquals(
                List.of(
                        new NewNamespaces(EnumSet.of(NamespaceKind.USER, NamespaceKind.MNT)),
                        overlay(),
                        proc(MountAttribute.READ_ONLY),
                        new ChangeRoot(),
                        RUN),
                StepPlanner.plan(LAUNCH, changes).operations());
    }

    @Test
    void whatKeepsItFromTheHelpersOwnCannotBeLeftOut() {
        for (var kind : List.of(NamespaceKind.USER, NamespaceKind.MNT, NamespaceKind.TIME)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new StepChanges(Set.of(kind), false, Set.of()));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new StepChanges(Set.of(), false, Set.of(MountAttribute.READ_ONLY)));
    }
}
