package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.image.ImageConfig;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.PeerCredentials;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.container.LaunchRequests.Start;
import io.cutaway.helper.launch.HelperIds;
import io.cutaway.helper.launch.LaunchException;
import io.cutaway.helper.launch.Launcher;
import io.cutaway.helper.launch.Launcher.Order;
import io.cutaway.helper.shim.ShimSpawner.Mode;
import io.cutaway.helper.store.AtomicFile;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Launches something that can't be launched, so that the first real launch does not wait for the
/// JVM to load and learn what a launch needs. The plan fails at its first operation, before there
/// is any namespace: its layer is a digest that nothing has.
public final class WarmUp implements Runnable {

    private static final System.Logger LOG = System.getLogger(WarmUp.class.getName());
    private static final int ROUNDS = 3;
    private static final Digest ABSENT = new Digest(Digest.SHA256, "0".repeat(64));

    private final StoreLayout layout;
    private final HelperIds ids;
    private final ContainerRecords records;
    private final LaunchRequests requests;
    private final Launcher launcher;

    public WarmUp(
            StoreLayout layout,
            HelperIds ids,
            ContainerRecords records,
            LaunchRequests requests,
            Launcher launcher) {
        this.layout = layout;
        this.ids = ids;
        this.records = records;
        this.requests = requests;
        this.launcher = launcher;
    }

    @Override
    public void run() {
        var directory = AtomicFile.temporaryBeside(layout.containers().resolve("warm-up"));
        try {
            Files.createDirectory(directory);
            for (int i = 0; i < ROUNDS; i++) {
                launch(directory);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.INFO, "no warm-up", e);
        } finally {
            remove(directory);
        }
    }

    private void launch(Path directory) {
        var id = new ContainerId("0".repeat(32));
        var record =
                records.record(
                        ContainerSpec.of("warm-up"),
                        new ContainerImage(
                                ABSENT,
                                List.of(ABSENT),
                                ImageConfig.running(List.of("true"), List.of())),
                        id,
                        new ContainerName("warm-up"),
                        ids.newBlock(Set.of()));
        var start = new Start(List.of(), Optional.empty(), new PeerCredentials(0, 0, 0));
        var plan = requests.launch(record, layout.container(id), start);
        try {
            launcher.launch(order(plan, directory)).shim().discard();
        } catch (LaunchException _) {
            // As was to be expected.
        }
    }

    private static Order order(LaunchPlan plan, Path directory) {
        var nothing = Optional.<Descriptor>empty();
        return new Order(Mode.LAUNCH, plan, directory, nothing, nothing, Optional.empty(), false);
    }

    private static void remove(Path directory) {
        try {
            TreeRemover.remove(directory);
        } catch (SystemCallException e) {
            LOG.log(Level.DEBUG, "the next start removes it", e);
        }
    }
}
