package io.cutaway.app.lesson;

import static io.cutaway.app.lesson.LessonMessage.*;

import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.process.NamespaceId;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.step.FactChange;
import io.cutaway.engine.step.FileChange;
import io.cutaway.engine.step.MountChange;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewDifference;
import io.cutaway.engine.step.ViewedFact;
import io.cutaway.engine.step.ViewedFile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A side from which a half-built container is looked at, as lines.
enum Aspect {
    MOUNTS(ASPECT_MOUNTS),
    NAMESPACES(ASPECT_NAMESPACES),
    PROCESS(ASPECT_PROCESS),
    FILES(ASPECT_FILES);

    private final LessonMessage title;

    Aspect(LessonMessage title) {
        this.title = title;
    }

    LessonMessage title() {
        return title;
    }

    /// @param name what it is
    /// @param value what the kernel says
    /// @param kind the namespace that has a colour, if it is one
    /// @param changed whether the last operation made it so
    record Line(String name, String value, Optional<NamespaceKind> kind, boolean changed) {}

    /// @param last what the last operation changed
    List<Line> lines(StepView view, Optional<ViewDifference> last) {
        return switch (this) {
            case MOUNTS -> view.mounts().stream().map(m -> mount(m, last)).toList();
            case NAMESPACES ->
                    Arrays.stream(NamespaceKind.values())
                            .filter(kind -> view.namespaces().containsKey(kind))
                            .map(kind -> namespace(kind, view))
                            .toList();
            case PROCESS ->
                    Arrays.stream(ViewedFact.values())
                            .filter(fact -> !fact.name().startsWith("NAMESPACE_"))
                            .map(fact -> fact(fact, view, last))
                            .toList();
            case FILES -> view.directory().files().stream().map(f -> file(f, last)).toList();
        };
    }

    private static Line mount(MountPoint mount, Optional<ViewDifference> last) {
        var isNew =
                last.stream()
                        .flatMap(difference -> difference.mounts().stream())
                        .anyMatch(change -> isTo(change, mount));
        var options = String.join(",", mount.options());
        return new Line(
                mount.target(), mount.filesystemType() + "  " + options, Optional.empty(), isNew);
    }

    private static boolean isTo(MountChange change, MountPoint mount) {
        return switch (change) {
            case MountChange.Added(var now) -> now.equals(mount);
            case MountChange.Changed(_, var now) -> now.equals(mount);
            case MountChange.Removed _ -> false;
        };
    }

    private static Line namespace(NamespaceKind kind, StepView view) {
        var here = Optional.ofNullable(view.namespaces().get(kind));
        var outside = Optional.ofNullable(view.outside().get(kind));
        var numbers = NAMESPACE_NUMBERS.text(number(outside), number(here));
        return new Line(kind.linkName(), numbers, Optional.of(kind), !here.equals(outside));
    }

    private static String number(Optional<NamespaceId> id) {
        return id.map(each -> Long.toString(each.inode())).orElse("-");
    }

    private static Line fact(ViewedFact fact, StepView view, Optional<ViewDifference> last) {
        var isNew =
                last.stream()
                        .flatMap(difference -> difference.facts().stream())
                        .map(FactChange::fact)
                        .anyMatch(fact::equals);
        var name = fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Line(name, FactChange.value(fact, view), Optional.empty(), isNew);
    }

    private static Line file(ViewedFile file, Optional<ViewDifference> last) {
        var changed =
                last.stream()
                        .flatMap(difference -> difference.files().stream())
                        .map(FileChange::name)
                        .collect(Collectors.toSet());
        var mode = file.type() + " " + Integer.toOctalString(file.permissions());
        return new Line(
                file.name(),
                FILE_OWNER.text(mode, Integer.toString(file.uid()), Integer.toString(file.gid())),
                Optional.empty(),
                changed.contains(file.name()));
    }
}
