package io.cutaway.engine.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.launch.LaunchRequest.CheckedBind;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.Inode;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceKind;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

@DisplayName("A launch plan")
class LaunchPlannerTest {

    private static final IdMaps IDS = new IdMaps(IdMap.of(0, 0, 65536), IdMap.of(0, 0, 65536));
    private static final HostAbilities HOST =
            new HostAbilities(
                    Set.of("/proc/kcore", "/proc/sys", "/sys/firmware"), true, true, IDS, true);

    @Test
    void doesEverythingInTheOrderTheKernelWants() {
        check(
                spec -> spec,
                """
                CloneTree 0 /store/layers/b/fs
                CloneTree 1 /store/layers/a/fs
                CloneTree 2 /store/containers/c/w
                CloneTree 3 /store/containers/c/etc/hosts
                NewNamespaces MNT PID NET UTS IPC USER CGROUP
                MapIds
                MakePrivate /
                PrepareStage
                AttachTree 0 l/0
                AttachTree 1 l/1
                AttachTree 2 w
                MountOverlay l/0:l/1
                Mount proc /proc nosuid,nodev,noexec
                Mount tmpfs /dev nosuid,noexec
                BindDevice /dev/null
                BindDevice /dev/zero
                BindDevice /dev/full
                BindDevice /dev/random
                BindDevice /dev/urandom
                BindDevice /dev/tty
                MakeSymbolicLink /dev/fd
                MakeSymbolicLink /dev/stdin
                MakeSymbolicLink /dev/stdout
                MakeSymbolicLink /dev/stderr
                MakeSymbolicLink /dev/ptmx
                Mount devpts /dev/pts nosuid,noexec
                Mount tmpfs /dev/shm nosuid,nodev,noexec
                Mount mqueue /dev/mqueue nosuid,nodev,noexec
                Mount sysfs /sys ro,nosuid,nodev,noexec
                MaskPath /proc/kcore
                MaskPath /sys/firmware
                ReadOnlyPath /proc/sys
                BindTree 3 /etc/hosts
                PivotRoot
                SetHostname box
                RaiseLoopback
                SetUser 0
                OpenPipes
                SetCapabilities 1f 1f
                SetNoNewPrivileges
                ChangeDirectory /
                Execute sh
                """);
    }

    @Test
    void mountsWhatWasAskedParentsFirst() {
        var mounts =
                lines(
                        plan(
                                spec ->
                                        spec.temporaryFilesystem(
                                                        new TemporaryFilesystem(
                                                                "/data/cache", List.of("size=1m")))
                                                .bind(
                                                        new HostBind(
                                                                "/home/a",
                                                                "/data",
                                                                Set.of(
                                                                        MountAttribute
                                                                                .READ_ONLY)))));
        assertTrue(mounts.indexOf("BindTree 4 /data") >= 0, mounts.toString());
        assertTrue(
                mounts.indexOf("BindTree 4 /data")
                        < mounts.indexOf("Mount tmpfs /data/cache nosuid,nodev"),
                mounts.toString());
    }

    @Test
    void bindsTheHostsSysWithTheHostsNetwork() {
        var plan = lines(plan(spec -> spec.network(NetworkMode.HOST)));
        assertTrue(plan.contains("BindHostTree /sys"), plan.toString());
        assertTrue(
                plan.contains("Mount tmpfs /sys/fs/cgroup ro,nosuid,nodev,noexec"),
                plan.toString());
        assertTrue(plan.contains("NewNamespaces MNT PID UTS IPC USER CGROUP"), plan.toString());
        assertFalse(plan.stream().anyMatch(line -> line.contains("sysfs")), plan.toString());
    }

    @Test
    void makesTheRootReadOnlyAfterEveryMountPointExists() {
        var plan = lines(plan(spec -> spec.readOnly(true)));
        assertEquals(
                plan.indexOf("PivotRoot") - 1,
                plan.indexOf("SetMountAttributes / ro"),
                plan.toString());
    }

    @Test
    void marksTheOverlayVolatileOnlyWhenTheContainerIsThrownAway() {
        assertTrue(overlay(plan(spec -> spec.autoRemove(true))).isVolatile());
        assertFalse(overlay(plan(spec -> spec)).isVolatile());
    }

    @Test
    void neverLetsADeviceWorkInTheRoot() {
        assertTrue(overlay(plan(spec -> spec)).attributes().contains(MountAttribute.NO_DEVICES));
    }

    @Test
    void givesAnOrdinaryUserNoCapability() {
        var process = process(new UserIds(33, 33, List.of()), Optional.empty());
        var set =
                ProcessPlanner.operations(process, Optional.empty()).stream()
                        .filter(Operation.SetCapabilities.class::isInstance)
                        .map(Operation.SetCapabilities.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(new Operation.SetCapabilities(0x1f, 0, 0, 0, 0), set);
    }

    @Test
    void opensTheTerminalAsTheUserItIsFor() {
        var process =
                process(new UserIds(33, 33, List.of()), Optional.of(new TerminalSize(24, 80)));
        var names =
                ProcessPlanner.operations(process, Optional.empty()).stream()
                        .map(Operation::name)
                        .toList();
        assertTrue(names.indexOf("SetUser") < names.indexOf("OpenTerminal"), names.toString());
    }

    /// The one place that plans and prints: the cases above read as tables.
    private static void check(UnaryOperator<ContainerSpecBuilder> change, String expected) {
        assertEquals(expected, String.join("\n", lines(plan(change))) + "\n");
    }

    private static LaunchPlan plan(UnaryOperator<ContainerSpecBuilder> change) {
        var spec = change.apply(ContainerSpecBuilder.of("debian")).build();
        return LaunchPlanner.plan(request(spec), HOST);
    }

    private static LaunchRequest request(ContainerSpec spec) {
        return new LaunchRequest(
                spec,
                process(UserIds.ROOT, Optional.empty()),
                "box",
                List.of("/store/layers/b/fs", "/store/layers/a/fs"),
                "/store/containers/c/w",
                List.of(
                        new HostBind(
                                "/store/containers/c/etc/hosts",
                                "/etc/hosts",
                                EnumSet.of(MountAttribute.NO_SET_ID))),
                spec.binds().stream().map(b -> new CheckedBind(b, new Inode(1, 2))).toList(),
                IDS,
                IdMaps.NONE,
                IdMaps.NONE,
                Optional.empty());
    }

    private static ProcessSpec process(UserIds user, Optional<TerminalSize> terminal) {
        return new ProcessSpec(
                List.of("sh"), List.of(), "/", user, 0x1f, List.of(), terminal, false);
    }

    private static Operation.MountOverlay overlay(LaunchPlan plan) {
        return plan.operations().stream()
                .filter(Operation.MountOverlay.class::isInstance)
                .map(Operation.MountOverlay.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(LaunchPlan plan) {
        return plan.operations().stream()
                .map(operation -> (operation.name() + " " + subject(operation)).strip())
                .toList();
    }

    private static String subject(Operation operation) {
        return switch (operation) {
            case Operation.CloneTree o -> o.slot() + " " + o.path();
            case Operation.JoinNamespaces o -> words(o.namespaces());
            case Operation.NewNamespaces o -> words(o.namespaces());
            case Operation.MapIds _ -> "";
            case Operation.MakePrivate o -> o.path();
            case Operation.PrepareStage _ -> "";
            case Operation.AttachTree o -> o.slot() + " " + o.place();
            case Operation.MountOverlay o -> String.join(":", o.lowers());
            case Operation.Mount o -> o.type() + " " + o.target() + " " + options(o.attributes());
            case Operation.BindTree o -> o.slot() + " " + o.target();
            case Operation.BindDevice o -> o.target();
            case Operation.BindHostTree o -> o.target();
            case Operation.MakeDirectory o -> o.target();
            case Operation.MakeSymbolicLink o -> o.target();
            case Operation.MaskPath o -> o.target();
            case Operation.ReadOnlyPath o -> o.target();
            case Operation.SetMountAttributes o -> o.target() + " " + options(o.attributes());
            case Operation.PivotRoot _ -> "";
            case Operation.ChangeRoot _ -> "";
            case Operation.SetHostname o -> o.hostname();
            case Operation.RaiseLoopback _ -> "";
            case Operation.SetResourceLimit o -> o.resource() + " " + o.soft();
            case Operation.OpenTerminal o -> o.rows() + " " + o.columns();
            case Operation.OpenPipes _ -> "";
            case Operation.SetUser o -> Long.toString(o.uid());
            case Operation.SetCapabilities o ->
                    Long.toHexString(o.bounding()) + " " + Long.toHexString(o.effective());
            case Operation.SetNoNewPrivileges _ -> "";
            case Operation.FilterSyscalls _ -> "";
            case Operation.ChangeDirectory o -> o.path();
            case Operation.Execute o -> String.join(" ", o.arguments());
        };
    }

    private static String words(Set<NamespaceKind> namespaces) {
        return EnumSet.copyOf(namespaces).stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static String options(Set<MountAttribute> attributes) {
        return EnumSet.copyOf(attributes).stream()
                .map(MountAttribute::option)
                .collect(Collectors.joining(","));
    }
}
