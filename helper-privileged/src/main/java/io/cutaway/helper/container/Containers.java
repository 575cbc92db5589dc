package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.protocol.Problem.AmbiguousContainer;
import io.cutaway.engine.protocol.Problem.NameInUse;
import io.cutaway.engine.protocol.Problem.NoSuchContainer;
import io.cutaway.engine.protocol.ProblemException;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All containers of the store, in memory. One lock guards their names.
public final class Containers {

    private final Map<ContainerId, Container> byId = new LinkedHashMap<>();
    private final Map<ContainerName, ContainerId> names = new HashMap<>();
    private final Set<Guest> guests = new HashSet<>();

    public Containers(Collection<Container> loaded) {
        loaded.stream().sorted(Comparator.comparing(c -> c.record().created())).forEach(this::add);
    }

    /// Takes a name for a container that is being made: the one asked for, or a new one.
    ///
    /// @throws ProblemException [NameInUse]
    synchronized ContainerName reserve(Optional<ContainerName> wanted, ContainerId id) {
        var name = wanted.orElseGet(() -> GeneratedNames.unlike(names.keySet()));
        var owner = names.putIfAbsent(name, id);
        if (owner != null) {
            throw new ProblemException(new NameInUse(name.text(), owner.hex()));
        }
        return name;
    }

    /// Looks whether a name could be taken.
    ///
    /// @throws ProblemException [NameInUse]
    synchronized void requireFree(ContainerName name) {
        var owner = names.get(name);
        if (owner != null) {
            throw new ProblemException(new NameInUse(name.text(), owner.hex()));
        }
    }

    /// Gives back the name of a container that could not be made.
    synchronized void release(ContainerName name) {
        names.remove(name);
    }

    synchronized void add(Container container) {
        names.put(container.record().name(), container.id());
        byId.put(container.id(), container);
    }

    synchronized void remove(Container container) {
        byId.remove(container.id());
        names.remove(container.record().name(), container.id());
    }

    /// In order of creation.
    public synchronized List<Container> all() {
        return List.copyOf(byId.values());
    }

    /// Keeps what a guest is made of as if it were a container.
    synchronized void remember(Guest guest) {
        guests.add(guest);
    }

    public synchronized void forget(Guest guest) {
        guests.remove(guest);
    }

    private Stream<ContainerRecord> records() {
        return Stream.concat(
                byId.values().stream().map(Container::record), guests.stream().map(Guest::record));
    }

    /// The first ids of the blocks that are taken.
    synchronized Set<Long> blocks() {
        return records()
                .flatMapToLong(r -> r.idBlock().stream())
                .boxed()
                .collect(Collectors.toSet());
    }

    /// The layers that containers are made of.
    public synchronized Set<Digest> layers() {
        return records().flatMap(r -> r.layers().stream()).collect(Collectors.toSet());
    }

    /// The manifests of the images that containers were made from.
    public synchronized Set<Digest> images() {
        return records().map(r -> Digest.parse(r.imageDigest())).collect(Collectors.toSet());
    }

    /// The container of that name, that id, or whose id alone begins so.
    ///
    /// @throws ProblemException [NoSuchContainer], [AmbiguousContainer]
    public synchronized Container find(String text) {
        var named = ContainerName.isName(text) ? names.get(new ContainerName(text)) : null;
        var container = named == null ? null : byId.get(named);
        return container != null ? container : findById(text);
    }

    private Container findById(String text) {
        var found =
                byId.values().stream()
                        .filter(c -> !text.isEmpty() && c.id().hex().startsWith(text))
                        .limit(2)
                        .toList();
        return switch (found.size()) {
            case 0 -> throw new ProblemException(new NoSuchContainer(text));
            case 1 -> found.getFirst();
            default -> throw new ProblemException(new AmbiguousContainer(text));
        };
    }
}
