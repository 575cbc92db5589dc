package io.cutaway.app.explanation;

import static io.cutaway.engine.mount.MountAttribute.NO_DEVICES;
import static io.cutaway.engine.mount.MountAttribute.READ_ONLY;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.SeccompProgram;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceKind;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@DisplayName("The explanation of an operation")
class OperationExplanationTest {

    private static final Operation.IdMaps IDS =
            new Operation.IdMaps(IdMap.of(0, 1000, 1), IdMap.of(0, 1000, 1));

    private static final List<Operation> ALL =
            List.of(
                    new Operation.CloneTree(
                            0,
                            "/store/layer",
                            Optional.of(new Operation.Inode(7, 9)),
                            true,
                            Set.of(READ_ONLY),
                            IDS),
                    new Operation.JoinNamespaces(6, Set.of(NamespaceKind.MNT)),
                    new Operation.NewNamespaces(Set.of(NamespaceKind.MNT, NamespaceKind.USER)),
                    new Operation.MapIds(IDS, false),
                    new Operation.MakePrivate("/"),
                    new Operation.PrepareStage(),
                    new Operation.AttachTree(0, "l/0"),
                    new Operation.MountOverlay(
                            List.of("l/0"), "w/upper", "w/work", Set.of(NO_DEVICES), true),
                    new Operation.Mount(
                            "tmpfs", "shm", "/dev/shm", Set.of(NO_DEVICES), List.of("size=1k")),
                    new Operation.BindTree(0, "/data"),
                    new Operation.BindDevice("/dev/null", "/dev/null", Set.of()),
                    new Operation.BindHostTree("/sys", "/sys", Set.of(READ_ONLY)),
                    new Operation.MakeDirectory("/work/place", 0755),
                    new Operation.MakeSymbolicLink("pts/ptmx", "/dev/ptmx"),
                    new Operation.MaskPath("/proc/keys"),
                    new Operation.ReadOnlyPath("/proc/sys"),
                    new Operation.SetMountAttributes("/", Set.of(READ_ONLY)),
                    new Operation.PivotRoot(),
                    new Operation.ChangeRoot(),
                    new Operation.SetHostname("inside"),
                    new Operation.RaiseLoopback(),
                    new Operation.SetResourceLimit(7, 100, -1),
                    new Operation.OpenTerminal(24, 80),
                    new Operation.OpenPipes(true),
                    new Operation.SetUser(1000, 1000, List.of(5L)),
                    new Operation.SetCapabilities(1, 1, 1, 0, 1),
                    new Operation.SetNoNewPrivileges(),
                    new Operation.FilterSyscalls(SeccompProgram.of("p", new byte[8])),
                    new Operation.ChangeDirectory("/work"),
                    new Operation.Execute(List.of("sh", "-c", "echo \"$A\""), List.of("A=it's")));

    private static final List<OperationExplanation> EXPLAINED =
            OperationExplanation.of(new LaunchPlan(ALL));

    @Test
    void isTriedHereForEachOperationThereIs() {
        assertEquals(
                Stream.of(Operation.class.getPermittedSubclasses()).collect(Collectors.toSet()),
                ALL.stream().map(Object::getClass).collect(Collectors.toSet()));
    }

    @Test
    void hasEverythingForEachOperation() {
        for (var explained : EXPLAINED) {
            var name = explained.operation().name();
            assertFalse(explained.title().isBlank(), name);
            assertTrue(explained.does().matches("(?s).+[.:;] ?.+\\."), explained.does());
            assertTrue(explained.without().endsWith("."), explained.without());
            assertFalse(explained.calls().isEmpty(), name);
            assertFalse(explained.commands().isEmpty(), name);
            assertFalse(explained.pages().isEmpty(), name);
            assertFalse(explained.look().isBlank(), name);
            assertTrue(
                    explained.pages().stream().allMatch(page -> page.matches("\\w+\\([1-8]\\)")),
                    explained.pages()::toString);
        }
    }

    @Test
    void leavesNoPlaceholderOpen() {
        for (var explained : EXPLAINED) {
            var all = explained.title() + explained.does() + explained.without();
            assertFalse(all.matches("(?s).*(\\{[0-9]|'').*"), all);
        }
    }
}
