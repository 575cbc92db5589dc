package io.cutaway.helper;

import io.cutaway.engine.protocol.HelperMode;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.VarlinkIdentity;
import io.cutaway.engine.protocol.VarlinkInterface;
import io.cutaway.engine.protocol.VarlinkServer;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.ProcessCalls;
import io.cutaway.helper.container.Changes;
import io.cutaway.helper.container.Chores;
import io.cutaway.helper.container.ContainerCommits;
import io.cutaway.helper.container.ContainerCreator;
import io.cutaway.helper.container.ContainerRecords;
import io.cutaway.helper.container.ContainerRecovery;
import io.cutaway.helper.container.ContainerRemover;
import io.cutaway.helper.container.ContainerRunner;
import io.cutaway.helper.container.ContainerStore;
import io.cutaway.helper.container.ContainerTrees;
import io.cutaway.helper.container.ContainerViews;
import io.cutaway.helper.container.Containers;
import io.cutaway.helper.container.ImageContent;
import io.cutaway.helper.container.ImageUpkeep;
import io.cutaway.helper.container.Images;
import io.cutaway.helper.container.LaunchRequests;
import io.cutaway.helper.container.ProcessJoiner;
import io.cutaway.helper.container.WarmUp;
import io.cutaway.helper.container.WrittenBytes;
import io.cutaway.helper.dispatch.HelperService;
import io.cutaway.helper.dispatch.Presence;
import io.cutaway.helper.dispatch.RequestReader;
import io.cutaway.helper.dispatch.Services;
import io.cutaway.helper.gate.Gate;
import io.cutaway.helper.image.IdShift;
import io.cutaway.helper.image.ImageStore;
import io.cutaway.helper.image.LayerUnpacker;
import io.cutaway.helper.image.LimitsFile;
import io.cutaway.helper.image.StoreUsage;
import io.cutaway.helper.launch.BindCheck;
import io.cutaway.helper.launch.HelperIds;
import io.cutaway.helper.launch.HostProbe;
import io.cutaway.helper.launch.Launcher;
import io.cutaway.helper.shim.ShimProgram;
import io.cutaway.helper.shim.ShimSpawner;
import io.cutaway.helper.shim.ShimWatcher;
import io.cutaway.helper.step.StepTools;
import io.cutaway.helper.step.Steppings;
import io.cutaway.helper.store.StoreLayout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A running helper: every part made and connected.
final class Helper implements AutoCloseable {

    private static final String SOCKET = "helper.sock";

    /// How long calls that are under way may take when the helper ends.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Presence presence;
    private final VarlinkServer server;
    private final Chores chores;
    private final Steppings steppings;

    private Helper(Presence presence, VarlinkServer server, Chores chores, Steppings steppings) {
        this.presence = presence;
        this.server = server;
        this.chores = chores;
        this.steppings = steppings;
        // SIGTERM ends the JVM: calls under way are answered before.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    static Helper start(HelperOptions options) throws IOException {
        var layout = new StoreLayout(options.store());
        PrivateDirectory.require(layout.root());
        PrivateDirectory.require(options.socketDirectory());
        var ids = HelperIds.of(layout);
        var shims = new ShimWatcher();
        var chores = new Chores();
        var services = services(options, layout, ids, shims, chores);
        var containers = services.containers();
        var presence = new Presence(options.idle(), () -> isNeeded(containers, chores));
        var service =
                new HelperService(
                        new Gate(ProcessCalls.geteuid()), presence, info(options, ids), services);
        var server =
                new VarlinkServer(
                        options.socketDirectory(),
                        SOCKET,
                        new VarlinkIdentity("Cutaway", "helper", options.buildId(), ""),
                        List.of(VarlinkInterface.ofResource(RequestReader.INTERFACE)),
                        service);
        return new Helper(presence, server, chores, services.steppings());
    }

    private static Services services(
            HelperOptions options,
            StoreLayout layout,
            HelperIds ids,
            ShimWatcher shims,
            Chores chores)
            throws IOException {
        var store = new ContainerStore(layout, new Changes(), chores);
        var loaded = store.load();
        var containers = new Containers(loaded);
        var remover = new ContainerRemover(store, containers);
        var requests = new LaunchRequests(layout, ids, HostProbe.probe());
        var launcher = launcher(options, chores);
        var runner = new ContainerRunner(requests, launcher, shims, remover, chores);
        var records = new ContainerRecords(layout, ids);
        var joiner = new ProcessJoiner(records, requests, launcher, shims, chores);
        new ContainerRecovery(runner, remover, joiner).recover(loaded);
        var imageStore = imageStore(layout, ids, containers);
        var images = new Images(imageStore, containers);
        chores.addLater(new WarmUp(layout, ids, records, requests, launcher));
        var trees = new ContainerTrees(layout, shift(ids));
        var creator = new ContainerCreator(layout, store, containers, records, images, ids);
        return new Services(
                layout,
                store.changes(),
                containers,
                creator,
                images,
                new ImageContent(imageStore, images),
                new ImageUpkeep(imageStore, images, containers, new StoreUsage(layout, imageStore)),
                new ContainerCommits(imageStore, images, trees),
                trees,
                runner,
                remover,
                joiner,
                new ContainerViews(containers, new WrittenBytes(chores, store.changes())),
                requests,
                new BindCheck(List.of(layout.root(), options.socketDirectory())),
                new Steppings(
                        new StepTools(
                                creator,
                                containers,
                                requests,
                                launcher,
                                shims,
                                ids.mode() == HelperMode.ROOT)));
    }

    private static Launcher launcher(HelperOptions options, Chores chores) throws IOException {
        var log = Descriptor.owning(2);
        var program = ShimProgram.load(options.shim());
        return new Launcher(new ShimSpawner(program, log, chores::addLater));
    }

    private static ImageStore imageStore(StoreLayout layout, HelperIds ids, Containers containers)
            throws IOException {
        var unpacker = new LayerUnpacker(layout, shift(ids), LimitsFile.read(layout.limits()));
        var store = new ImageStore(layout, unpacker, containers::layers, containers::images);
        store.prepare();
        return store;
    }

    private static IdShift shift(HelperIds ids) {
        return switch (ids.mode()) {
            case ROOTLESS -> new IdShift.AsInArchive();
            case SINGLE_ID -> new IdShift.AllToRoot();
            case ROOT -> new IdShift.ToBlock((int) ids.blocks().orElseThrow().first());
        };
    }

    /// A container that is removed when it ends needs somebody to remove it.
    private static boolean isNeeded(Containers containers, Chores chores) {
        return chores.open() > 0
                || containers.all().stream()
                        .anyMatch(c -> c.record().spec().autoRemove() && c.state().isLive());
    }

    private static GetInfo.Info info(HelperOptions options, HelperIds ids) throws IOException {
        return new GetInfo.Info(
                options.buildId(),
                ProcessHandle.current().pid(),
                ids.mode(),
                options.store().toString(),
                ids.own(),
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
    }

    /// Waits until nobody needs it.
    void await() throws InterruptedException {
        presence.await();
    }

    @Override
    public void close() {
        presence.retire();
        steppings.close();
        server.close(GRACE);
        chores.finish(GRACE);
    }
}
