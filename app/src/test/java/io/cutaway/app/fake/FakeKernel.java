package io.cutaway.app.fake;

import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.ProcessNode;
import io.cutaway.engine.process.ProcessState;
import io.cutaway.engine.process.ProcessTree;
import io.cutaway.engine.process.SeccompMode;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;
import io.cutaway.engine.protocol.InspectionRequest.ReadConfinement;
import io.cutaway.engine.protocol.InspectionRequest.ReadResources;
import io.cutaway.engine.resource.Resources;
import io.cutaway.engine.resource.Resources.Measure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What a kernel would say of any container, in tests that have none.
public final class FakeKernel {

    private static final String INSIDE =
            """
            1 0 0:50 / / rw - overlay overlay rw,userxattr
            2 1 0:51 / /proc rw,nosuid,nodev,noexec - proc proc rw
            3 1 0:52 / /sys ro,nosuid,nodev,noexec - sysfs sysfs rw
            4 1 0:53 / /dev rw,nosuid - tmpfs tmpfs rw
            5 2 0:5 /null /proc/kcore rw,nosuid - devtmpfs devtmpfs rw
            6 2 0:51 /sys /proc/sys ro,nosuid,nodev,noexec - proc proc rw
            7 1 8:1 /home/me/site /srv/site ro,nosuid,nodev - ext4 /dev/vda1 rw
            8 1 0:54 / /run rw,nosuid - tmpfs tmpfs rw
            9 3 0:55 / /sys/fs/cgroup ro,nosuid,nodev,noexec - cgroup2 cgroup2 rw
            """;

    private static final String OUTSIDE = "1 0 8:1 / / rw - ext4 /dev/vda1 rw\n";

    private FakeKernel() {}

    /// Lets an engine answer what is asked of a running container. Its first process is the test.
    public static void answer(FakeEngine engine) {
        engine.on(ListProcesses.class, _ -> processes())
                .on(ListMounts.class, _ -> mounts())
                .on(ReadResources.class, _ -> resources())
                .on(ReadConfinement.class, _ -> confinement());
    }

    private static ListMounts.Mounts mounts() {
        return new ListMounts.Mounts(ProcessHandle.current().pid(), table(INSIDE), table(OUTSIDE));
    }

    private static List<MountPoint> table(String text) {
        return MountTable.parse(text.getBytes(StandardCharsets.UTF_8)).mounts();
    }

    private static ListProcesses.Processes processes() {
        var first =
                new ProcessNode(
                        0,
                        1,
                        (int) ProcessHandle.current().pid(),
                        OptionalLong.of(0),
                        1000,
                        "sh",
                        List.of("sh", "-c", "wait"),
                        ProcessState.SLEEPING,
                        7,
                        Map.of(NamespaceKind.NET, new NamespaceId(NamespaceKind.NET, 5)));
        return new ListProcesses.Processes(new ProcessTree(List.of(first)));
    }

    private static Resources resources() {
        return new Resources(
                Measure.PROPORTIONAL,
                41_000_000,
                OptionalLong.empty(),
                5_250_000,
                OptionalLong.of(250),
                OptionalLong.empty(),
                1,
                OptionalLong.empty(),
                8_200_000_000L,
                2);
    }

    private static Confinement confinement() {
        return new Confinement(
                CapabilitySet.CONTAINER_DEFAULT,
                CapabilitySet.CONTAINER_DEFAULT,
                true,
                SeccompMode.DISABLED);
    }
}
