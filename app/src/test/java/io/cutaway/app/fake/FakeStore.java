package io.cutaway.app.fake;

import io.cutaway.app.client.Reply;
import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.ContainerState;
import io.cutaway.engine.container.ExitStatus;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.LaunchFailure;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchReport;
import io.cutaway.engine.launch.Operation;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.protocol.ContainerRequest.AttachContainer;
import io.cutaway.engine.protocol.ContainerRequest.ContainerSummary;
import io.cutaway.engine.protocol.ContainerRequest.CreateContainer;
import io.cutaway.engine.protocol.ContainerRequest.InspectContainer;
import io.cutaway.engine.protocol.ContainerRequest.ListContainers;
import io.cutaway.engine.protocol.ContainerRequest.PlanLaunch;
import io.cutaway.engine.protocol.ContainerRequest.RemoveContainer;
import io.cutaway.engine.protocol.ContainerRequest.StartContainer;
import io.cutaway.engine.protocol.ContainerRequest.StopContainer;
import io.cutaway.engine.protocol.HelperMode;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.HelperRequest.Stream;
import io.cutaway.engine.protocol.ImageRequest.ImageSummary;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.Descriptor;
import io.cutaway.engine.system.SocketCalls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A store with containers that exist only in the test.
public final class FakeStore {

    private final FakeEngine engine = new FakeEngine();
    private final List<ContainerSummary> containers = new CopyOnWriteArrayList<>();
    private final List<ImageSummary> images = new CopyOnWriteArrayList<>();
    private final List<Descriptor> shims = new CopyOnWriteArrayList<>();

    public FakeStore() {
        engine.on(GetInfo.class, _ -> info(HelperMode.ROOTLESS));
        engine.on(
                ListContainers.class, _ -> new ListContainers.Containers(List.copyOf(containers)));
        new FakeImages(images).answer(engine);
        engine.on(CreateContainer.class, this::create);
        engine.onReply(StartContainer.class, this::start);
        engine.onReply(AttachContainer.class, _ -> stream());
        engine.on(InspectContainer.class, request -> details(find(request.container())));
        engine.on(PlanLaunch.class, _ -> new PlanLaunch.Planned(plan(), List.of()));
        engine.on(StopContainer.class, this::stop);
        engine.on(RemoveContainer.class, this::remove);
    }

    public FakeEngine engine() {
        return engine;
    }

    /// The shim's ends of the connections that were made.
    public List<Descriptor> shims() {
        return List.copyOf(shims);
    }

    public static GetInfo.Info info(HelperMode mode) {
        return new GetInfo.Info("test", 1, mode, "/store", Operation.IdMaps.NONE, "6.18.0");
    }

    public FakeStore image(String name) {
        images.add(FakeImages.image(Optional.of(name), "ab".repeat(32)));
        return this;
    }

    /// The images, to be changed.
    public List<ImageSummary> images() {
        return images;
    }

    public FakeStore container(int number, String name, ContainerState state, long bytes) {
        containers.add(
                new ContainerSummary(
                        id(number),
                        new ContainerName(name),
                        "localhost/starter:latest",
                        List.of("/bin/sh"),
                        Instant.now(),
                        state,
                        bytes < 0 ? Optional.empty() : Optional.of(bytes)));
        return this;
    }

    /// An id that ends with a number.
    public static ContainerId id(int number) {
        return new ContainerId(
                String.format(Locale.ROOT, "%08x%024x", number * 0x9E3779B9, number));
    }

    /// Some containers in every state.
    public FakeStore examples() {
        var now = Instant.now();
        var failure = new LaunchFailure(11, "MountOverlay", "mount", "EPERM", "/");
        return image("localhost/starter:latest")
                .container(
                        7,
                        "a-container-with-a-rather-long-name-that-goes-on-and-on",
                        new ContainerState.Exited(new ExitStatus(0, 9), now.minusSeconds(90_000)),
                        36_000)
                .container(
                        6,
                        "old-web",
                        new ContainerState.Exited(new ExitStatus(0, 0), now.minusSeconds(180_000)),
                        4_000_000)
                .container(
                        5, "build-17", new ContainerState.Failed(failure, now.minusSeconds(300)), 0)
                .container(4, "sandbox", new ContainerState.Created(), -1)
                .container(
                        3,
                        "notebook",
                        new ContainerState.Running(4711, 4710, now.minusSeconds(720)),
                        1_100_000_000)
                .container(
                        2,
                        "db",
                        new ContainerState.Running(815, 814, now.minusSeconds(10_900)),
                        88_000_000)
                .container(
                        1,
                        "web",
                        new ContainerState.Running(48121, 48120, now.minusSeconds(240)),
                        12_400_000);
    }

    private ContainerSummary find(String container) {
        return containers.stream()
                .filter(c -> c.id().hex().equals(container) || c.name().text().equals(container))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NoSuchContainer(container)));
    }

    private CreateContainer.Created create(CreateContainer request) {
        var number = containers.size() + 100;
        var name = request.spec().name().orElse(new ContainerName("quick_fox"));
        container(number, name.text(), new ContainerState.Created(), 0);
        engine.change();
        return new CreateContainer.Created(id(number), name);
    }

    private Reply<StartContainer.Started> start(StartContainer request) {
        var container = find(request.container());
        become(container, new ContainerState.Running(4242, 4241, Instant.now()));
        var reply = stream();
        return new Reply<>(
                new StartContainer.Started(container.id(), Optional.of(0)), reply.descriptors());
    }

    private Done stop(StopContainer request) {
        become(
                find(request.container()),
                new ContainerState.Exited(new ExitStatus(0, 15), Instant.now()));
        return new Done();
    }

    private Done remove(RemoveContainer request) {
        containers.remove(find(request.container()));
        engine.change();
        return new Done();
    }

    private void become(ContainerSummary old, ContainerState state) {
        containers.set(
                containers.indexOf(old),
                new ContainerSummary(
                        old.id(),
                        old.name(),
                        old.image(),
                        old.command(),
                        old.created(),
                        state,
                        old.writtenBytes()));
        engine.change();
    }

    private Reply<Stream> stream() {
        var pair = SocketCalls.socketpair(SocketCalls.SOCK_SEQPACKET);
        shims.add(pair.second());
        return new Reply<>(new Stream(0), List.of(pair.first()));
    }

    private static InspectContainer.Details details(ContainerSummary summary) {
        var spec = spec();
        return new InspectContainer.Details(
                summary,
                spec,
                "sha256:" + "ab".repeat(32),
                List.of(),
                Operation.IdMaps.NONE,
                Optional.of(plan()),
                Optional.of(report()));
    }

    private static ContainerSpec spec() {
        return ContainerSpecBuilder.of("localhost/starter:latest")
                .terminal(true)
                .interactive(true)
                .bind(
                        new HostBind(
                                "/home/me/site",
                                "/srv/site",
                                EnumSet.of(
                                        MountAttribute.READ_ONLY,
                                        MountAttribute.NO_SET_ID,
                                        MountAttribute.NO_DEVICES)))
                .build();
    }

    private static LaunchReport report() {
        var names =
                List.of(
                        "CloneTree",
                        "CloneTree",
                        "CloneTree",
                        "CloneTree",
                        "NewNamespaces",
                        "MapIds",
                        "MakePrivate",
                        "PrepareStage",
                        "AttachTree",
                        "AttachTree",
                        "AttachTree");
        var outcomes = new ArrayList<LaunchReport.Outcome>();
        for (var name : names) {
            outcomes.add(new LaunchReport.Outcome(name, "open_tree", "", 0, 31_000));
        }
        outcomes.add(new LaunchReport.Outcome("MountOverlay", "mount", "EPERM", 0, 12_000));
        return new LaunchReport(outcomes);
    }

    private static LaunchPlan plan() {
        var kernel =
                EnumSet.of(
                        MountAttribute.NO_SET_ID,
                        MountAttribute.NO_DEVICES,
                        MountAttribute.NO_EXECUTE);
        var users =
                new IdMap(
                        List.of(new IdMap.Range(0, 1001, 1), new IdMap.Range(1, 100_000, 65_535)));
        return new LaunchPlan(
                List.of(
                        new Operation.MapIds(new Operation.IdMaps(users, users), true),
                        new Operation.MountOverlay(
                                List.of("l/2", "l/1", "l/0"),
                                "w/upper",
                                "w/work",
                                EnumSet.of(MountAttribute.NO_DEVICES),
                                false),
                        new Operation.Mount("proc", "proc", "/proc", kernel, List.of()),
                        new Operation.Mount(
                                "tmpfs",
                                "tmpfs",
                                "/dev",
                                EnumSet.of(MountAttribute.NO_SET_ID),
                                List.of()),
                        new Operation.Mount("devpts", "devpts", "/dev/pts", kernel, List.of()),
                        new Operation.Mount("tmpfs", "shm", "/dev/shm", kernel, List.of()),
                        new Operation.Mount("mqueue", "mqueue", "/dev/mqueue", kernel, List.of()),
                        new Operation.BindHostTree(
                                "/sys", "/sys", EnumSet.allOf(MountAttribute.class)),
                        new Operation.SetCapabilities(0x7ff, 0x7ff, 0x7ff, 0, 0),
                        new Operation.Execute(List.of("/bin/sh"), List.of())));
    }
}
