package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.OverviewSnapshot.Finding;
import io.cutaway.app.page.Screen;
import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.Confinement;
import io.cutaway.engine.process.SeccompMode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How well a container is held in, the worst first. Only what the kernel says now.
final class Findings {

    private final MountFacts mounts;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(MountFacts mounts) {
        this.mounts = mounts;
    }

    static List<Finding> of(OverviewFacts facts, MountFacts mounts) {
        var all = new Findings(mounts);
        if (facts.mounts().isPresent()) {
            all.ofHostPaths();
            all.ofMounts();
        }
        facts.confinement().ifPresent(all::of);
        return all.findings.stream()
                .sorted(Comparator.comparing(Finding::standing).reversed())
                .toList();
    }

    private void ofHostPaths() {
        var writable =
                mounts.paths().stream().filter(path -> path.standing() == Standing.BAD).toList();
        writable.forEach(path -> mount(Standing.BAD, FINDING_WRITABLE.text(path.target())));
        if (writable.isEmpty()) {
            mount(Standing.GOOD, FINDING_NO_WRITABLE.text());
        }
    }

    private void ofMounts() {
        var lacking =
                mounts.mounts().stream()
                        .filter(Findings::isWatched)
                        .filter(mount -> !MountFacts.lacking(mount).isEmpty())
                        .toList();
        for (var mount : lacking) {
            var lacks = String.join(", ", MountFacts.lacking(mount));
            mount(Standing.WARNING, FINDING_LACKS.text(mount.target(), lacks));
        }
        if (lacking.isEmpty()) {
            mount(Standing.GOOD, FINDING_PROTECTED.text());
        }
    }

    /// The root holds the programs of the image; device nodes and covers hold none.
    private static boolean isWatched(MountPoint mount) {
        return !mount.target().equals("/")
                && !MountFacts.isDeviceNode(mount)
                && !MountFacts.isCover(mount);
    }

    private void of(Confinement confinement) {
        var has = confinement.effective();
        var more = has.minus(CapabilitySet.CONTAINER_DEFAULT).names();
        if (!more.isEmpty()) {
            held(Standing.BAD, FINDING_MORE_CAPABILITIES.text(has.names().size(), more.size()));
        } else if (has.equals(CapabilitySet.CONTAINER_DEFAULT)) {
            held(Standing.GOOD, FINDING_DEFAULT_CAPABILITIES.text(has.names().size()));
        } else {
            held(Standing.GOOD, FINDING_CAPABILITIES.text(has.names().size()));
        }
        held(
                confinement.seccomp() == SeccompMode.DISABLED ? Standing.BAD : Standing.GOOD,
                (confinement.seccomp() == SeccompMode.DISABLED
                                ? FINDING_NO_SECCOMP
                                : FINDING_SECCOMP)
                        .text());
        held(
                confinement.noNewPrivileges() ? Standing.GOOD : Standing.WARNING,
                (confinement.noNewPrivileges() ? FINDING_NO_NEW : FINDING_NEW).text());
    }

    private void mount(Standing standing, String words) {
        findings.add(new Finding(standing, words, Screen.Tab.MOUNTS));
    }

    private void held(Standing standing, String words) {
        findings.add(new Finding(standing, words, Screen.Tab.SECURITY));
    }
}
