package io.cutaway.app.lesson;

import io.cutaway.engine.mount.MountPoint;
import io.cutaway.engine.mount.MountTable;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.process.IdMap;
import io.cutaway.engine.process.NamespaceKind;
import io.cutaway.engine.step.FactChange;
import io.cutaway.engine.step.StepView;
import io.cutaway.engine.step.ViewedFact;

import java.util.Objects;
import java.util.Optional;

/// What a step's view says to a question. There is no answer in the lesson: the kernel was asked.
final class FactReader {

    static final String YES = "yes";
    static final String NO = "no";

    /// What stands for something that isn't there, such as the type of a mount that is none.
    static final String NOTHING = "-";

    private final StepView view;

    FactReader(StepView view) {
        this.view = view;
    }

    String value(Fact fact) {
        return switch (fact) {
            case Fact.Value(var value) -> value(value);
            case Fact.SameNamespace(var kind) -> yesOrNo(isSame(kind));
            case Fact.Mounted(var path) -> yesOrNo(mount(path).isPresent());
            case Fact.MountType(var path) ->
                    mount(path).map(MountPoint::filesystemType).orElse(NOTHING);
            case Fact.MountOption(var path, var option) ->
                    yesOrNo(
                            mount(path)
                                    .filter(m -> m.effectiveOptions().contains(option))
                                    .isPresent());
            case Fact.Propagation(var path) ->
                    mount(path).map(m -> m.propagation().text()).orElse(NOTHING);
            case Fact.MountCount() -> Integer.toString(view.mounts().size());
            case Fact.OutsideUid(var inside) -> outside(inside);
            case Fact.MappedUids() ->
                    Long.toString(users().ranges().stream().mapToLong(IdMap.Range::count).sum());
            case Fact.HasCapability(var capability) -> yesOrNo(effective().contains(capability));
            case Fact.CapabilityCount() -> Integer.toString(effective().names().size());
            case Fact.Listed(var name) ->
                    yesOrNo(
                            view.directory().path().equals(view.builtRoot())
                                    && view.directory().files().stream()
                                            .anyMatch(file -> file.name().equals(name)));
        };
    }

    private String value(ViewedFact fact) {
        var value = FactChange.value(fact, view);
        if (fact == ViewedFact.NO_NEW_PRIVILEGES) {
            return yesOrNo(value.equals("1"));
        }
        return value.isEmpty() ? NOTHING : value;
    }

    private static String yesOrNo(boolean value) {
        return value ? YES : NO;
    }

    private boolean isSame(NamespaceKind kind) {
        return Objects.equals(view.namespaces().get(kind), view.outside().get(kind));
    }

    /// The mount whose files the path leads to, when it is mounted just there.
    private Optional<MountPoint> mount(String path) {
        var absolute = absolute(path);
        return new MountTable(view.mounts())
                .visible().stream().filter(m -> absolute.equals(Optional.of(m.target()))).findAny();
    }

    private Optional<String> absolute(String path) {
        if (path.startsWith("/")) {
            return Optional.of(path);
        }
        if (view.builtRoot().isEmpty()) {
            return Optional.empty();
        }
        if (path.equals(".")) {
            return Optional.of(view.builtRoot());
        }
        var root = view.builtRoot().equals("/") ? "" : view.builtRoot();
        return Optional.of(root + "/" + path);
    }

    private IdMap users() {
        return view.ids().maps().users();
    }

    private String outside(long inside) {
        var id = users().toOutside(inside);
        return id.isPresent() ? Long.toString(id.getAsLong()) : NOTHING;
    }

    private CapabilitySet effective() {
        return new CapabilitySet(view.capabilities().effective());
    }
}
