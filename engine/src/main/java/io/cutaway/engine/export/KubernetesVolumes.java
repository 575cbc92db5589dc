package io.cutaway.engine.export;

import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.mount.MountAttribute;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Host folders and tmpfs as volumes of a Pod; a volume can only be read-only or not, and a tmpfs
/// have a size.
record KubernetesVolumes(ContainerSpec spec) {

    private static final String SIZE = "size=";

    void addTo(ObjectNode pod, ObjectNode container) {
        var volumes = pod.putArray("volumes");
        var mounts = container.putArray("volumeMounts");
        for (var bind : spec.binds()) {
            var name = "folder-" + volumes.size();
            volumes.addObject().put("name", name).putObject("hostPath").put("path", bind.source());
            mounts.addObject()
                    .put("name", name)
                    .put("mountPath", bind.target())
                    .put("readOnly", bind.attributes().contains(MountAttribute.READ_ONLY));
        }
        for (var tmpfs : spec.temporaryFilesystems()) {
            var name = "memory-" + volumes.size();
            var directory = volumes.addObject().put("name", name).putObject("emptyDir");
            directory.put("medium", "Memory");
            size(tmpfs.options()).ifPresent(size -> directory.put("sizeLimit", size));
            mounts.addObject().put("name", name).put("mountPath", tmpfs.target());
        }
    }

    /// tmpfs(5) counts `k`, `m` and `g` in powers of two, as `Ki`, `Mi` and `Gi` do.
    private static Optional<String> size(List<String> options) {
        return options.stream()
                .filter(option -> option.matches("size=[0-9]+[kmgKMG]?"))
                .map(option -> option.substring(SIZE.length()))
                .map(
                        size ->
                                size.matches("[0-9]+")
                                        ? size
                                        : size.substring(0, size.length() - 1)
                                                + Character.toUpperCase(
                                                        size.charAt(size.length() - 1))
                                                + "i")
                .findFirst();
    }

    List<ExportWarning> warnings() {
        var warnings = new ArrayList<ExportWarning>();
        for (var bind : spec.binds()) {
            var lost = EnumSet.noneOf(MountAttribute.class);
            lost.addAll(bind.attributes());
            lost.remove(MountAttribute.READ_ONLY);
            if (!lost.isEmpty()) {
                warnings.add(
                        lost(ExportWarning.Code.OPTIONS_LOST, bind.target(), MountWords.of(lost)));
            }
        }
        for (var tmpfs : spec.temporaryFilesystems()) {
            var lost = tmpfs.options().stream().filter(o -> !o.startsWith(SIZE)).toList();
            if (!lost.isEmpty()) {
                warnings.add(lost(ExportWarning.Code.TMPFS_OPTIONS_LOST, tmpfs.target(), lost));
            }
        }
        return warnings;
    }

    private static ExportWarning lost(ExportWarning.Code code, String place, List<String> options) {
        return ExportWarning.of(code, place, String.join(",", options));
    }
}
