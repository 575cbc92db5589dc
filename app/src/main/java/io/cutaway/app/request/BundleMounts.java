package io.cutaway.app.request;

import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.HostBind;
import io.cutaway.engine.container.TemporaryFilesystem;
import io.cutaway.engine.mount.MountAttribute;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The mounts of a bundle: those that every container has are Cutaway's own; a tmpfs and a folder
/// of the computer are taken over; others are left.
final class BundleMounts {

    /// By destination, the types that Cutaway mounts there itself.
    private static final Map<String, Set<String>> OWN =
            Map.of(
                    "/proc", Set.of("proc"),
                    "/dev", Set.of("tmpfs"),
                    "/dev/pts", Set.of("devpts"),
                    "/dev/shm", Set.of("tmpfs"),
                    "/dev/mqueue", Set.of("mqueue"),
                    "/sys", Set.of("sysfs", "bind", "none"),
                    "/sys/fs/cgroup", Set.of("cgroup", "cgroup2", "tmpfs"));

    private static final Set<String> OWN_FILES =
            Set.of("/etc/hosts", "/etc/hostname", "/etc/resolv.conf");

    private static final Set<String> BIND = Set.of("bind", "rbind");

    /// What is so here anyway, or the opposite of an attribute.
    private static final Set<String> USUAL =
            Set.of("bind", "rbind", "private", "rprivate", "rw", "suid", "dev", "exec");

    private final ContainerSpecBuilder spec;
    private final List<String> left;

    BundleMounts(ContainerSpecBuilder spec, List<String> left) {
        this.spec = spec;
        this.left = left;
    }

    void add(ConfigField mount) {
        var target = mount.the("destination").text();
        var type = mount.find("type").map(ConfigField::text).orElse("bind");
        var options = mount.find("options").map(ConfigField::texts).orElse(List.of());
        if (OWN.getOrDefault(target, Set.of()).contains(type)) {
            return;
        }
        try {
            if (options.stream().anyMatch(BIND::contains) || type.equals("bind")) {
                addFolder(mount, target, options);
            } else if (type.equals("tmpfs")) {
                spec.temporaryFilesystem(new TemporaryFilesystem(target, options));
            } else {
                left.add(mount.path());
            }
        } catch (BundleException e) {
            throw e;
        } catch (IllegalArgumentException _) {
            throw mount.refused();
        }
    }

    private void addFolder(ConfigField mount, String target, List<String> options) {
        var source = mount.the("source");
        if (!source.text().startsWith("/")) {
            if (!OWN_FILES.contains(target)) {
                throw source.refused();
            }
            return;
        }
        spec.bind(new HostBind(source.text(), target, attributes(mount, options)));
    }

    /// `nosuid` and `nodev` hold unless their opposites are asked for, as for `-v`.
    private Set<MountAttribute> attributes(ConfigField mount, List<String> options) {
        var attributes = EnumSet.of(MountAttribute.NO_SET_ID, MountAttribute.NO_DEVICES);
        var unknown = new ArrayList<String>();
        for (var option : options) {
            MountAttribute.ofOption(option)
                    .ifPresentOrElse(attributes::add, () -> unknown.add(option));
        }
        attributes.removeIf(
                attribute ->
                        options.contains(attribute.option().substring("no".length()))
                                && attribute != MountAttribute.READ_ONLY);
        unknown.stream()
                .filter(option -> !USUAL.contains(option))
                .map(option -> mount.path() + ".options: " + option)
                .forEach(left::add);
        return attributes;
    }
}
