package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.mount.KernelCovers;
import io.cutaway.app.overview.OverviewSnapshot.HostPath;
import io.cutaway.app.overview.OverviewSnapshot.KernelView;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.mount.MountAttribute;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.NamespaceKind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the mounts of a container say: as the kernel has them, or, when nothing runs, as they were
/// asked for.
final class MountFacts {

    /// File systems below `/dev` that aren't a device node.
    private static final Set<String> IN_DEV = Set.of("devpts", "mqueue", "cgroup2");

    private final OverviewFacts facts;
    private final List<MountPoint> mounts;

    MountFacts(OverviewFacts facts) {
        this.facts = facts;
        this.mounts =
                facts.mounts()
                        .map(answer -> new MountTable(answer.inside()).visible())
                        .orElse(List.of());
    }

    List<MountPoint> mounts() {
        return mounts;
    }

    private Optional<MountPoint> at(String target) {
        return mounts.stream().filter(mount -> mount.target().equals(target)).findFirst();
    }

    /// The root file system in a line.
    String root() {
        var words = new ArrayList<String>();
        var root = at("/");
        root.ifPresent(mount -> words.add(mount.filesystemType()));
        words.add(LAYERS.text(facts.details().layers().size() + 1));
        root.filter(MountPoint::isReadOnly).ifPresent(_ -> words.add(READ_ONLY.text()));
        root.filter(mount -> mount.superOptions().contains("userxattr"))
                .ifPresent(_ -> words.add("userxattr"));
        return String.join(", ", words);
    }

    List<KernelView> views() {
        var views = new ArrayList<KernelView>();
        at("/proc").ifPresent(_ -> views.add(proc()));
        at("/sys").ifPresent(mount -> views.add(sys(mount)));
        at("/dev").ifPresent(mount -> views.add(dev(mount)));
        return views;
    }

    private KernelView proc() {
        var own = facts.hasOwn(NamespaceKind.PID).orElse(true);
        return new KernelView(
                "/proc",
                own ? PROC_OWN.text() : PROC_HOST.text(),
                own ? Standing.GOOD : Standing.BAD);
    }

    private static KernelView sys(MountPoint mount) {
        return mount.isReadOnly()
                ? new KernelView("/sys", READ_ONLY.text(), Standing.GOOD)
                : new KernelView("/sys", WRITABLE.text(), Standing.WARNING);
    }

    private KernelView dev(MountPoint mount) {
        var nodes = mounts.stream().filter(MountFacts::isDeviceNode).count();
        return mount.filesystemType().equals("devtmpfs")
                ? new KernelView("/dev", DEV_HOST.text(), Standing.BAD)
                : new KernelView("/dev", DEV_OWN.text(nodes), Standing.GOOD);
    }

    /// A node of the host's that is mounted on a file.
    static boolean isDeviceNode(MountPoint mount) {
        return mount.target().startsWith("/dev/")
                && !IN_DEV.contains(mount.filesystemType())
                && !mount.root().equals("/");
    }

    /// Whether it only covers, or makes read-only, something in `/proc` or `/sys`.
    static boolean isCover(MountPoint mount) {
        return mount.target().startsWith("/proc/") || mount.target().startsWith("/sys/");
    }

    /// What of the kernel's views is covered.
    String hidden() {
        var covers = KernelCovers.of(mounts);
        return covers.isEmpty()
                ? ""
                : HIDDEN.text(covers.masked().size(), covers.readOnly().size());
    }

    List<HostPath> paths() {
        return facts.details().spec().binds().stream().map(this::path).toList();
    }

    private HostPath path(HostBind bind) {
        var mount = at(bind.target());
        var options = mount.map(MountFacts::attributes).orElse(bind.attributes());
        var readOnly =
                mount.map(MountPoint::isReadOnly)
                        .orElse(options.contains(MountAttribute.READ_ONLY));
        var lacks = lacking(options, false);
        var words = new ArrayList<String>();
        words.add(readOnly ? READ_ONLY.text() : WRITABLE.text());
        if (lacks.isEmpty()) {
            words.add(NO_SET_ID_NO_DEVICES.text());
        } else {
            words.add(LACKS.text(String.join(", ", lacks)));
        }
        return new HostPath(
                shortened(bind.source()),
                bind.target(),
                String.join(", ", words),
                standing(readOnly, lacks));
    }

    private static Standing standing(boolean readOnly, Collection<String> lacks) {
        if (!readOnly) {
            return Standing.BAD;
        }
        return lacks.isEmpty() ? Standing.GOOD : Standing.WARNING;
    }

    private static Set<MountAttribute> attributes(MountPoint mount) {
        return mount.options().stream()
                .flatMap(option -> MountAttribute.ofOption(option).stream())
                .collect(Collectors.toSet());
    }

    /// Which of nosuid and nodev a mount lacks. In `/dev` device nodes are what it is for.
    static Collection<String> lacking(MountPoint mount) {
        var inDev = mount.target().equals("/dev") || mount.target().startsWith("/dev/");
        return lacking(attributes(mount), inDev);
    }

    private static Collection<String> lacking(Set<MountAttribute> has, boolean mayHaveDevices) {
        var lacks = new TreeSet<String>();
        if (!has.contains(MountAttribute.NO_SET_ID)) {
            lacks.add(MountAttribute.NO_SET_ID.option());
        }
        if (!has.contains(MountAttribute.NO_DEVICES) && !mayHaveDevices) {
            lacks.add(MountAttribute.NO_DEVICES.option());
        }
        return lacks;
    }

    private String shortened(String path) {
        var home = facts.home();
        return home.length() > 1 && path.startsWith(home + "/")
                ? "~" + path.substring(home.length())
                : path;
    }
}
