package io.cutaway.helper.container;

import static io.cutaway.engine.mount.MountAttribute.NO_DEVICES;
import static io.cutaway.engine.mount.MountAttribute.NO_EXECUTE;
import static io.cutaway.engine.mount.MountAttribute.NO_SET_ID;

import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.launch.HostAbilities;
import io.cutaway.engine.launch.LaunchPlan;
import io.cutaway.engine.launch.LaunchPlanner;
import io.cutaway.engine.launch.LaunchRequest;
import io.cutaway.engine.launch.LaunchRequest.CheckedBind;
import io.cutaway.engine.launch.ProcessPlanner;
import io.cutaway.engine.launch.ProcessSpec;
import io.cutaway.engine.launch.SeccompProgram;
import io.cutaway.engine.launch.TerminalSize;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.system.PeerCredentials;
import io.cutaway.helper.launch.HelperIds;
import io.cutaway.helper.launch.SeccompCompiler;
import io.cutaway.helper.shim.ShimSpawner;
import io.cutaway.helper.store.ContainerPaths;
import io.cutaway.helper.store.StoreLayout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans launches of this helper: the same plan for a preview and for the launch itself.
public final class LaunchRequests {

    private final StoreLayout layout;
    private final HelperIds ids;
    private final HostAbilities host;
    private final Optional<SeccompProgram> seccomp;

    public LaunchRequests(StoreLayout layout, HelperIds ids, HostAbilities host) {
        this.layout = layout;
        this.ids = ids;
        this.host = host;
        this.seccomp = SeccompCompiler.standard();
    }

    /// What a start asks beyond what the container's record says.
    public record Start(
            List<CheckedBind> binds, Optional<TerminalSize> size, PeerCredentials peer) {}

    /// The plan that launches the container.
    public LaunchPlan launch(ContainerRecord container, ContainerPaths paths, Start start) {
        var request =
                new LaunchRequest(
                        container.spec(),
                        withTerminal(container, start.size()),
                        container.hostname(),
                        layers(container),
                        paths.writable().toString(),
                        managedFiles(container, paths),
                        start.binds(),
                        container.ids(),
                        ids.ofLayers(container.idBlock()),
                        ids.ofBinds(container.idBlock(), start.peer(), container.process().user()),
                        seccomp);
        return LaunchPlanner.plan(request, host);
    }

    /// The plan that runs one more process in it. The pidfd of the container's first process is the
    /// first descriptor that is free.
    public LaunchPlan join(ContainerRecord container, ProcessSpec process) {
        var namespaces = EnumSet.complementOf(EnumSet.of(NamespaceKind.TIME));
        if (container.spec().network() == NetworkMode.HOST) {
            namespaces.remove(NamespaceKind.NET);
        }
        if (!host.cgroupNamespaces()) {
            namespaces.remove(NamespaceKind.CGROUP);
        }
        return ProcessPlanner.join(ShimSpawner.FIRST_FREE, namespaces, process, seccomp);
    }

    private List<String> layers(ContainerRecord container) {
        return container.layers().stream().map(layout::layerTree).map(Path::toString).toList();
    }

    private static ProcessSpec withTerminal(
            ContainerRecord container, Optional<TerminalSize> size) {
        var process = container.process();
        var terminal =
                container.spec().terminal()
                        ? Optional.of(size.orElse(TerminalSize.DEFAULT))
                        : Optional.<TerminalSize>empty();
        return new ProcessSpec(
                process.arguments(),
                process.environment(),
                process.workingDirectory(),
                process.user(),
                process.capabilities(),
                process.limits(),
                terminal,
                container.spec().interactive());
    }

    /// What the user binds over one of these goes before it.
    private static List<HostBind> managedFiles(ContainerRecord container, ContainerPaths paths) {
        var files = new ArrayList<HostBind>();
        files.add(managed(paths.hosts(), "/etc/hosts"));
        files.add(managed(paths.hostname(), "/etc/hostname"));
        if (container.spec().network() == NetworkMode.HOST) {
            files.add(managed(paths.resolvConf(), "/etc/resolv.conf"));
        }
        files.removeIf(file -> isAsked(container, file.target()));
        return files;
    }

    private static HostBind managed(Path source, String target) {
        return new HostBind(source.toString(), target, Set.of(NO_SET_ID, NO_DEVICES, NO_EXECUTE));
    }

    private static boolean isAsked(ContainerRecord container, String target) {
        return container.spec().binds().stream().anyMatch(b -> b.target().equals(target));
    }
}
