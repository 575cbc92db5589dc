package io.cutaway.app.lesson;

import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.launch.Operation.Execute;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.MakePrivate;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.Ids;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.SeccompMode;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewedCapabilities;
import io.cutaway.engine.step.ViewedDirectory;
import io.cutaway.engine.step.ViewedFile;
import io.cutaway.engine.step.ViewedIds;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan and what a kernel could say meanwhile, for tests.
final class StepViews {

    static final LaunchPlan PLAN =
            new LaunchPlan(
                    List.<Operation>of(
                            new NewNamespaces(Set.of(NamespaceKind.MNT)),
                            new MakePrivate("/"),
                            new Mount("proc", "proc", "/proc", Set.of(), List.of()),
                            new PivotRoot(),
                            new Execute(List.of("/bin/sh"), List.of())));

    private static final String MOUNTS =
            """
            20 1 0:20 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            30 20 0:30 / /tmp rw,nosuid - tmpfs tmpfs rw
            31 30 0:31 / /tmp/root rw,nodev - overlay overlay ro
            32 31 0:32 / /tmp/root/proc rw,nosuid,nodev,noexec - proc proc rw
            """;

    private StepViews() {}

    /// In the middle: on the stage there is a root with `/proc`.
    static StepView middle() {
        var id = new IdMap(List.of(new IdMap.Range(0, 1000, 1), new IdMap.Range(1, 100000, 65536)));
        return new StepView(
                4711,
                1,
                "desk",
                namespaces(2),
                namespaces(1),
                MountTable.parse(MOUNTS).mounts(),
                new ViewedIds(
                        new IdMaps(id, id),
                        "deny",
                        new Ids(1000, 1000, 1000, 1000),
                        new Ids(1000, 1000, 1000, 1000),
                        List.of()),
                capabilities(CapabilitySet.CONTAINER_DEFAULT.mask()),
                true,
                SeccompMode.FILTER,
                "/",
                "/",
                "/tmp/root",
                new ViewedDirectory(
                        "/tmp/root",
                        "",
                        List.of(new ViewedFile("etc", "d", 0755, 0, 0, 4096, 31)),
                        true));
    }

    private static ViewedCapabilities capabilities(long mask) {
        return new ViewedCapabilities(mask, mask, mask, 0, 0);
    }

    private static Map<NamespaceKind, NamespaceId> namespaces(long inode) {
        return Map.of(
                NamespaceKind.MNT,
                new NamespaceId(NamespaceKind.MNT, inode),
                NamespaceKind.UTS,
                new NamespaceId(NamespaceKind.UTS, 7));
    }
}
