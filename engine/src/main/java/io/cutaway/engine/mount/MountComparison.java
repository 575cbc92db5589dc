package io.cutaway.engine.mount;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Two mount tables beside each other, such as a container's ("here") and the host's ("there").
///
/// Mount ids differ between namespaces, so mounts are matched by what they show and where: first
/// the same device, root and target; then, of those left, the same target. Hidden mounts are left
/// out, since no process can see them.
///
/// @param rows here's mounts in their order, then those only there
public record MountComparison(List<Row> rows) {

    /// What may differ between two mounts at the same target.
    public enum Aspect {
        /// Other files: another device, or another directory of the same one.
        FILES,
        TYPE,
        SOURCE,
        OPTIONS,
        SUPER_OPTIONS,
        PROPAGATION
    }

    /// One line of the comparison.
    public sealed interface Row {

        /// Where both are, or the one.
        String target();
    }

    /// Nothing differs but the ids.
    public record Same(MountPoint here, MountPoint there) implements Row {
        @Override
        public String target() {
            return here.target();
        }
    }

    /// Both tables have a mount at this target.
    ///
    /// @param aspects what differs; never empty
    public record Differs(MountPoint here, MountPoint there, Set<Aspect> aspects) implements Row {
        public Differs {
            aspects = Set.copyOf(aspects);
        }

        @Override
        public String target() {
            return here.target();
        }

        /// Mount options that only the first has, such as `nosuid`.
        public List<String> optionsOnlyHere() {
            return minus(here.options(), there.options());
        }

        /// Mount options that only the second has.
        public List<String> optionsOnlyThere() {
            return minus(there.options(), here.options());
        }
    }

    /// There has no mount at this target.
    ///
    /// @param sameFilesThere the path at which there shows the same files: what a bind mount binds
    public record OnlyHere(MountPoint here, Optional<String> sameFilesThere) implements Row {
        @Override
        public String target() {
            return here.target();
        }
    }

    /// Here has no mount at this target.
    ///
    /// @param sameFilesHere the path at which here shows the same files
    public record OnlyThere(MountPoint there, Optional<String> sameFilesHere) implements Row {
        @Override
        public String target() {
            return there.target();
        }
    }

    public MountComparison {
        rows = List.copyOf(rows);
    }

    public static MountComparison of(MountTable here, MountTable there) {
        var mountsHere = here.visible();
        var rest = new ArrayList<>(there.visible());
        var exact = match(mountsHere, rest, MountComparison::sameFilesAndTarget);
        var rows = new ArrayList<Row>();
        for (var i = 0; i < mountsHere.size(); i++) {
            var mount = mountsHere.get(i);
            rows.add(
                    exact.get(i)
                            .or(() -> take(rest, mount, MountComparison::sameTarget))
                            .map(other -> pair(mount, other))
                            .orElseGet(() -> new OnlyHere(mount, there.pathTo(mount))));
        }
        rest.forEach(mount -> rows.add(new OnlyThere(mount, here.pathTo(mount))));
        return new MountComparison(rows);
    }

    private static List<Optional<MountPoint>> match(
            List<MountPoint> mounts,
            List<MountPoint> rest,
            BiPredicate<MountPoint, MountPoint> matches) {
        return mounts.stream().map(mount -> take(rest, mount, matches)).toList();
    }

    private static Optional<MountPoint> take(
            List<MountPoint> rest, MountPoint mount, BiPredicate<MountPoint, MountPoint> matches) {
        var found = rest.stream().filter(other -> matches.test(mount, other)).findFirst();
        found.ifPresent(rest::remove);
        return found;
    }

    private static boolean sameTarget(MountPoint here, MountPoint there) {
        return here.target().equals(there.target());
    }

    private static boolean sameFilesAndTarget(MountPoint here, MountPoint there) {
        return sameTarget(here, there) && here.showsSameFilesAs(there);
    }

    private static Row pair(MountPoint here, MountPoint there) {
        var aspects = aspects(here, there);
        return aspects.isEmpty() ? new Same(here, there) : new Differs(here, there, aspects);
    }

    private static Set<Aspect> aspects(MountPoint here, MountPoint there) {
        var aspects = EnumSet.allOf(Aspect.class);
        aspects.removeIf(aspect -> agree(aspect, here, there));
        return aspects;
    }

    private static boolean agree(Aspect aspect, MountPoint here, MountPoint there) {
        return switch (aspect) {
            case FILES -> here.showsSameFilesAs(there);
            case TYPE -> here.filesystemType().equals(there.filesystemType());
            case SOURCE -> here.source().equals(there.source());
            case OPTIONS -> Set.copyOf(here.options()).equals(Set.copyOf(there.options()));
            case SUPER_OPTIONS ->
                    Set.copyOf(here.superOptions()).equals(Set.copyOf(there.superOptions()));
            case PROPAGATION -> here.propagation().equals(there.propagation());
        };
    }

    private static List<String> minus(List<String> options, List<String> others) {
        return options.stream().filter(option -> !others.contains(option)).toList();
    }
}
