package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.image.Digest;
import io.cutaway.engine.launch.ProcessSpec;
import io.cutaway.engine.launch.ResourceLimits;
import io.cutaway.engine.protocol.Problem.InvalidRequest;
import io.cutaway.engine.protocol.Problem.NoSuchUser;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.helper.launch.Capabilities;
import io.cutaway.helper.launch.ContainerUser;
import io.cutaway.helper.launch.HelperIds;
import io.cutaway.helper.launch.ProcessDefaults;
import io.cutaway.helper.launch.Signals;
import io.cutaway.helper.launch.UserLookup;
import io.cutaway.helper.launch.Users;
import io.cutaway.helper.store.StoreLayout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// Looks up in the image everything that a specification leaves open.
public final class ContainerRecords {

    /// How many images' users are remembered.
    private static final int MOST_USERS = 32;

    private final StoreLayout layout;
    private final HelperIds ids;

    /// By layers, top first: a layer's files never change.
    private final Map<List<Digest>, UserLookup> users = new ConcurrentHashMap<>();

    public ContainerRecords(StoreLayout layout, HelperIds ids) {
        this.layout = layout;
        this.ids = ids;
    }

    /// @throws ProblemException `NoCommand`, `NoSuchUser`, `NoSuchCapability`, `InvalidRequest`
    ContainerRecord record(
            ContainerSpec spec,
            ContainerImage image,
            ContainerId id,
            ContainerName name,
            OptionalLong block) {
        var hostname = spec.hostname().orElse(id.abbreviated());
        var maps = ids.ofContainer(block);
        var user = user(spec, image);
        if (!maps.users().maps(user.ids().uid()) || !maps.groups().maps(user.ids().gid())) {
            throw new ProblemException(new NoSuchUser(userText(spec, image)));
        }
        return new ContainerRecord(
                id,
                name,
                Instant.now(),
                spec,
                image.digest().toString(),
                image.layers(),
                hostname,
                process(spec, image, hostname, user),
                maps,
                block,
                image.config().stopSignal().map(Signals::number).orElse(Signals.TERMINATE));
    }

    private static ProcessSpec process(
            ContainerSpec spec, ContainerImage image, String hostname, ContainerUser user) {
        var config = image.config();
        requireLimits(spec);
        return new ProcessSpec(
                ProcessDefaults.arguments(spec, config),
                ProcessDefaults.environment(spec, config, hostname, user.home()),
                spec.workingDirectory()
                        .or(config::workingDir)
                        .filter(d -> !d.isEmpty())
                        .orElse("/"),
                user.ids(),
                Capabilities.mask(spec.capabilitiesAdded(), spec.capabilitiesDropped()),
                spec.limits(),
                Optional.empty(),
                spec.interactive());
    }

    private static void requireLimits(ContainerSpec spec) {
        for (var limit : spec.limits()) {
            if (!ResourceLimits.isName(limit.name())) {
                throw new ProblemException(new InvalidRequest("limits", limit.name()));
            }
        }
    }

    private ContainerUser user(ContainerSpec spec, ContainerImage image) {
        if (users.size() > MOST_USERS) {
            users.clear();
        }
        return users.computeIfAbsent(image.layers(), this::usersOf).find(userText(spec, image));
    }

    private UserLookup usersOf(List<Digest> layers) {
        return Users.of(layers.stream().map(layout::layerTree).toList());
    }

    private static String userText(ContainerSpec spec, ContainerImage image) {
        return spec.user().or(image.config()::user).filter(u -> !u.isEmpty()).orElse("0");
    }

    /// A user of a container that exists already: what was written in it counts before its image.
    ContainerUser user(Container container, String text) {
        var trees = new java.util.ArrayList<>(List.of(container.paths().upper()));
        container.record().layers().stream().map(layout::layerTree).forEach(trees::add);
        return Users.of(trees).find(text);
    }
}
