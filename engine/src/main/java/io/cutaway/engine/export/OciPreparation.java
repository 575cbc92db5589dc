package io.cutaway.engine.export;

import io.cutaway.engine.launch.ManagedFiles;
import io.cutaway.engine.launch.Operation.AttachTree;
import io.cutaway.engine.launch.Operation.MountOverlay;
import io.cutaway.engine.launch.Operation.SetHostname;
import io.cutaway.engine.shell.ShellWords;

import java.util.ArrayList;
import java.util.List;

/// What makes a bundle of the folder with a configuration, as lines of a POSIX shell that stands in
/// it: the container's own small files, and the image's layers mounted on `rootfs`.
final class OciPreparation {

    private OciPreparation() {}

    static List<String> of(PlanFacts facts) {
        var ids = facts.plainIds();
        var owner = ids.users().toOutside(0).orElse(0) + ":" + ids.groups().toOutside(0).orElse(0);
        var hostname = facts.find(SetHostname.class).map(SetHostname::hostname).orElse("");
        var layers = layers(facts);
        var lines = new ArrayList<String>();
        lines.add("mkdir -p rootfs upper work etc");
        lines.add(write(ManagedFiles.hosts(hostname), "etc/hosts"));
        lines.add(write(ManagedFiles.hostname(hostname), "etc/hostname"));
        if (facts.hasResolver()) {
            lines.add("cp /etc/resolv.conf etc");
        }
        lines.add("chown -R " + owner + " upper work etc");
        lines.add("chmod --reference=" + ShellWords.quote(layers.getFirst()) + " upper");
        lines.add(mount(layers));
        return lines;
    }

    private static String write(String text, String file) {
        return "printf '%s\\n' "
                + ShellWords.join(text.lines().toList())
                + " >"
                + ShellWords.quote(file);
    }

    /// From the uppermost down.
    private static List<String> layers(PlanFacts facts) {
        var overlay = facts.the(MountOverlay.class);
        return facts.all(AttachTree.class)
                .filter(attached -> overlay.lowers().contains(attached.place()))
                .map(attached -> facts.tree(attached.slot()).path())
                .toList();
    }

    private static String mount(List<String> layers) {
        var options =
                "nodev,lowerdir=%s,upperdir=upper,workdir=work,userxattr"
                        .formatted(String.join(":", layers));
        return "mount -t overlay -o " + ShellWords.quote(options) + " overlay rootfs";
    }
}
