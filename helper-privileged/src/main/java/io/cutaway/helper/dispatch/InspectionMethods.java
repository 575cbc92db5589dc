package io.cutaway.helper.dispatch;

import io.cutaway.engine.layer.TreeDifferences;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.process.NamespaceTable;
import io.cutaway.engine.process.ProcessReader;
import io.cutaway.engine.process.ProcessTree;
import io.cutaway.engine.protocol.InspectionRequest;
import io.cutaway.engine.protocol.InspectionRequest.CompareImages;
import io.cutaway.engine.protocol.InspectionRequest.LayerSubject;
import io.cutaway.engine.protocol.InspectionRequest.ListChanges;
import io.cutaway.engine.protocol.InspectionRequest.ListDirectory;
import io.cutaway.engine.protocol.InspectionRequest.ListLayers;
import io.cutaway.engine.protocol.InspectionRequest.ListMounts;
import io.cutaway.engine.protocol.InspectionRequest.ListNamespaces;
import io.cutaway.engine.protocol.InspectionRequest.ListProcesses;
import io.cutaway.engine.protocol.InspectionRequest.ReadConfinement;
import io.cutaway.engine.protocol.InspectionRequest.ReadResources;
import io.cutaway.engine.protocol.InspectionRequest.TracePath;
import io.cutaway.engine.protocol.Problem.ContainerNotRunning;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.resource.ResourceReader;
import io.cutaway.engine.resource.Resources;
import io.cutaway.engine.system.PeerCredentials;
import io.cutaway.helper.container.Containers;
import io.cutaway.helper.launch.HostProbe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The inside of containers, as the kernel shows it.
final class InspectionMethods {

    private static final Path PROC = Path.of("/proc");

    private final Containers containers;
    private final LayerMethods layers;
    private final LiveReplies live;
    private final ProcessReader processes = new ProcessReader(PROC);

    InspectionMethods(Services services, LiveReplies live) {
        this.containers = services.containers();
        this.layers = new LayerMethods(services);
        this.live = live;
    }

    void handle(InspectionRequest<?> request, VarlinkCall call) throws InterruptedException {
        switch (request) {
            case ListMounts(var name) -> live.serve(call, () -> mounts(name, call.peer()));
            case ListProcesses(var name) -> live.serve(call, () -> processes(name));
            case ReadResources(var name) -> live.serve(call, resources(name));
            case ReadConfinement(var name) -> live.serve(call, () -> confinement(name));
            case ListNamespaces() -> live.serve(call, this::namespaces);
            case ListLayers(var subject) -> summary(subject, call);
            case ListDirectory(var subject, var path) ->
                    live.serve(call, () -> layers.directory(subject, path));
            case TracePath(var subject, var path) ->
                    live.serve(call, () -> layers.life(subject, path));
            case CompareImages compared -> compare(compared, call);
            case ListChanges(var name) -> live.serve(call, () -> layers.changes(name));
        }
    }

    /// An image doesn't change, so its trees are walked once.
    private void summary(LayerSubject subject, VarlinkCall call) throws InterruptedException {
        switch (subject.kind()) {
            case IMAGE -> call.reply(layers.summary(subject));
            case CONTAINER -> live.serve(call, layers.summaries(subject));
        }
    }

    /// Reads many files, so it ends when the client goes.
    private void compare(CompareImages request, VarlinkCall call) {
        var comparing = Thread.currentThread();
        TreeDifferences differences;
        try (var _ = call.onClosed(comparing::interrupt)) {
            differences = layers.compare(request);
        }
        call.reply(differences);
    }

    private ListMounts.Mounts mounts(String name, PeerCredentials peer) {
        int pid = running(name);
        try {
            return new ListMounts.Mounts(
                    pid,
                    table(Integer.toString(pid)).mounts(),
                    table(Integer.toString(peer.pid())).mounts());
        } catch (IOException _) {
            throw notRunning(name);
        }
    }

    private static MountTable table(String process) throws IOException {
        return MountTable.parse(Files.readAllBytes(PROC.resolve(process).resolve("mountinfo")));
    }

    private ListProcesses.Processes processes(String name) {
        try {
            var inside = processes.namespacesOf(running(name)).get(NamespaceKind.PID);
            if (inside == null) {
                throw notRunning(name);
            }
            // In a user namespace of the user's own, the helper knows users otherwise than the
            // peer.
            var own = HostProbe.ownIds().users();
            return new ListProcesses.Processes(
                    ProcessTree.inside(inside, processes.processesIn(inside)).seenFromOutside(own));
        } catch (IOException _) {
            throw notRunning(name);
        }
    }

    /// Looks again and again: a share of a processor lies between two looks.
    private Supplier<Resources> resources(String name) {
        var reader = new ResourceReader(PROC, unifiedHierarchy());
        return () -> {
            try {
                int first = running(name);
                var inside = processes.namespacesOf(first).get(NamespaceKind.PID);
                if (inside == null) {
                    throw notRunning(name);
                }
                return reader.read(first, processes.processesIn(inside), System.nanoTime());
            } catch (IOException _) {
                throw notRunning(name);
            }
        };
    }

    private static Optional<Path> unifiedHierarchy() {
        try {
            return table("self").visible().stream()
                    .filter(mount -> mount.filesystemType().equals("cgroup2"))
                    .map(mount -> Path.of(mount.target()))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Confinement confinement(String name) {
        try {
            return processes
                    .read(running(name))
                    .map(Confinement::of)
                    .orElseThrow(() -> notRunning(name));
        } catch (IOException _) {
            throw notRunning(name);
        }
    }

    private ListNamespaces.Namespaces namespaces() {
        try {
            return new ListNamespaces.Namespaces(NamespaceTable.of(processes.readAll()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int running(String name) {
        return containers.find(name).requireRunning().pid();
    }

    private static ProblemException notRunning(String name) {
        return new ProblemException(new ContainerNotRunning(name));
    }
}
