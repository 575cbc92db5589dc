package io.cutaway.engine.launch;

import static io.cutaway.engine.mount.MountAttribute.NO_DEVICES;
import static io.cutaway.engine.mount.MountAttribute.NO_EXECUTE;
import static io.cutaway.engine.mount.MountAttribute.NO_SET_ID;
import static io.cutaway.engine.mount.MountAttribute.READ_ONLY;

import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.launch.LaunchRequest.CheckedBind;
import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.BindHostTree;
import io.cutaway.engine.launch.Operation.BindTree;
import io.cutaway.engine.launch.Operation.CloneTree;
import io.cutaway.engine.launch.Operation.IdMaps;
import io.cutaway.engine.launch.Operation.Inode;
import io.cutaway.engine.launch.Operation.MakeDirectory;
import io.cutaway.engine.launch.Operation.MakePrivate;
import io.cutaway.engine.launch.Operation.MapIds;
import io.cutaway.engine.launch.Operation.MaskPath;
import io.cutaway.engine.launch.Operation.Mount;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.NewNamespaces;
import io.cutaway.engine.launch.Operation.PivotRoot;
import io.cutaway.engine.launch.Operation.PrepareStage;
import io.cutaway.engine.launch.Operation.RaiseLoopback;
import io.cutaway.engine.launch.Operation.ReadOnlyPath;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.launch.Operation.SetMountAttributes;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.process.NamespaceKind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Decides what a launch does and in which order. A pure function of the request and of what the
/// host can do: the preview, the launch and the exports call the same one.
///
/// The order follows from the kernel's rules: trees of the host are cloned before the namespaces
/// exist, because open_tree(2) refuses a mount of another mount namespace; mounts come before
/// pivot_root(2), because afterwards the host's files are out of reach; ids, capabilities and the
/// filter come last, because everything before needs power.
public final class LaunchPlanner {

    private static final Set<MountAttribute> KERNEL_FILES =
            EnumSet.of(NO_SET_ID, NO_DEVICES, NO_EXECUTE);
    private static final Set<MountAttribute> READ_ONLY_KERNEL_FILES =
            EnumSet.of(READ_ONLY, NO_SET_ID, NO_DEVICES, NO_EXECUTE);
    private static final Set<MountAttribute> LAYER = EnumSet.of(READ_ONLY, NO_DEVICES);

    private final LaunchRequest request;
    private final HostAbilities host;
    private final List<Operation> plan = new ArrayList<>();
    private final List<BindTree> hostBinds = new ArrayList<>();

    private LaunchPlanner(LaunchRequest request, HostAbilities host) {
        this.request = request;
        this.host = host;
    }

    /// The plan of a launch.
    public static LaunchPlan plan(LaunchRequest request, HostAbilities host) {
        var planner = new LaunchPlanner(request, host);
        planner.cloneHostTrees();
        planner.enterNamespaces();
        planner.mountRoot();
        planner.mountKernelFiles();
        planner.hideKernelPaths();
        planner.mountWhatWasAsked();
        planner.enterRoot();
        planner.plan.addAll(ProcessPlanner.operations(request.process(), request.seccomp()));
        return new LaunchPlan(planner.plan);
    }

    private void cloneHostTrees() {
        for (var layer : request.layers()) {
            cloneTree(layer, Optional.empty(), false, LAYER, request.layerIds());
        }
        cloneTree(request.writable(), Optional.empty(), false, EnumSet.of(NO_DEVICES), IdMaps.NONE);
        for (var file : request.managedFiles()) {
            var slot =
                    cloneTree(
                            file.source(), Optional.empty(), false, file.attributes(), IdMaps.NONE);
            hostBinds.add(new BindTree(slot, file.target()));
        }
        for (CheckedBind checked : request.binds()) {
            var bind = checked.bind();
            var slot =
                    cloneTree(
                            bind.source(),
                            Optional.of(checked.inode()),
                            true,
                            bind.attributes(),
                            request.bindIds());
            hostBinds.add(new BindTree(slot, bind.target()));
        }
    }

    private int cloneTree(
            String path,
            Optional<Inode> expected,
            boolean recursive,
            Set<MountAttribute> attributes,
            IdMaps ids) {
        var slot = plan.size();
        plan.add(new CloneTree(slot, path, expected, recursive, attributes, ids));
        return slot;
    }

    private void enterNamespaces() {
        var kinds = EnumSet.complementOf(EnumSet.of(NamespaceKind.TIME));
        if (request.spec().network() == NetworkMode.HOST) {
            kinds.remove(NamespaceKind.NET);
        }
        if (!host.cgroupNamespaces()) {
            kinds.remove(NamespaceKind.CGROUP);
        }
        plan.add(new NewNamespaces(kinds));
        plan.add(new MapIds(request.ids(), host.setGroupsAllowed()));
        plan.add(new MakePrivate("/"));
    }

    private void mountRoot() {
        plan.add(new PrepareStage());
        var lowers = new ArrayList<String>();
        for (var slot = 0; slot < request.layers().size(); slot++) {
            var name = "l/" + slot;
            plan.add(new AttachTree(slot, name));
            lowers.add(name);
        }
        plan.add(new AttachTree(request.layers().size(), "w"));
        plan.add(
                new MountOverlay(
                        lowers,
                        "w/upper",
                        "w/work",
                        EnumSet.of(NO_DEVICES),
                        request.spec().autoRemove()));
    }

    private void mountKernelFiles() {
        plan.add(new Mount("proc", "proc", "/proc", KERNEL_FILES, List.of()));
        plan.addAll(DevicePlanner.operations(host, request.ids()));
        if (request.spec().network() == NetworkMode.HOST) {
            // A new sysfs shows the network namespace of its mounter, so the kernel wants power
            // over that namespace: the host's tree is bound instead.
            plan.add(new BindHostTree("/sys", "/sys", READ_ONLY_KERNEL_FILES));
            plan.add(readOnlyTmpfs("/sys/fs/cgroup"));
        } else {
            plan.add(new Mount("sysfs", "sysfs", "/sys", READ_ONLY_KERNEL_FILES, List.of()));
        }
    }

    private static Mount readOnlyTmpfs(String target) {
        return new Mount("tmpfs", "tmpfs", target, READ_ONLY_KERNEL_FILES, List.of("size=0k"));
    }

    private void hideKernelPaths() {
        KernelPaths.MASKED.stream()
                .filter(host.kernelPaths()::contains)
                .forEach(path -> plan.add(new MaskPath(path)));
        KernelPaths.READ_ONLY.stream()
                .filter(host.kernelPaths()::contains)
                .forEach(path -> plan.add(new ReadOnlyPath(path)));
    }

    /// Parents before children, so that one mount does not hide another.
    private void mountWhatWasAsked() {
        var mounts = new TreeMap<String, Operation>();
        hostBinds.forEach(bind -> mounts.put(bind.target(), bind));
        request.spec()
                .temporaryFilesystems()
                .forEach(t -> mounts.put(t.target(), TemporaryFilesystems.mount(t)));
        plan.addAll(mounts.values());
        if (!request.process().workingDirectory().equals("/")) {
            plan.add(new MakeDirectory(request.process().workingDirectory(), 0755));
        }
        if (request.spec().readOnly()) {
            plan.add(new SetMountAttributes("/", EnumSet.of(READ_ONLY)));
        }
    }

    private void enterRoot() {
        plan.add(new PivotRoot());
        plan.add(new SetHostname(request.hostname()));
        if (request.spec().network() == NetworkMode.PRIVATE) {
            plan.add(new RaiseLoopback());
        }
    }
}
