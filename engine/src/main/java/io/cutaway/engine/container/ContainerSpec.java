package io.cutaway.engine.container;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What a container shall be, as a person asked for it. The only thing a client can send to have a
/// container made: whatever it can't say can't be had.
///
/// @param image name, or digest prefix, of an image in the store
/// @param name unique name; chosen by the helper when absent
/// @param entrypoint replaces the image's; an empty list removes it
/// @param command arguments after the entry point; empty means the image's own
/// @param environment `NAME=value` entries added to, or replacing, the image's
/// @param workingDirectory absolute path; the image's when absent
/// @param user `uid`, `uid:gid`, `name` or `name:group`; the image's when absent
/// @param hostname the first twelve digits of the id when absent
/// @param readOnly whether the root file system is read-only
/// @param temporaryFilesystems tmpfs mounts
/// @param binds host folders and files seen inside
/// @param capabilitiesAdded names without or with `CAP_`, or `ALL`
/// @param capabilitiesDropped likewise; dropped after the adding
/// @param limits resource limits
/// @param network which network it sees
/// @param terminal whether its standard streams are a pseudoterminal
/// @param interactive whether its standard input stays open
/// @param autoRemove whether it is removed when it ends
public record ContainerSpec(
        String image,
        Optional<ContainerName> name,
        Optional<List<String>> entrypoint,
        List<String> command,
        List<String> environment,
        Optional<String> workingDirectory,
        Optional<String> user,
        Optional<String> hostname,
        boolean readOnly,
        List<TemporaryFilesystem> temporaryFilesystems,
        List<HostBind> binds,
        List<String> capabilitiesAdded,
        List<String> capabilitiesDropped,
        List<ResourceLimit> limits,
        NetworkMode network,
        boolean terminal,
        boolean interactive,
        boolean autoRemove) {

    public ContainerSpec {
        entrypoint = entrypoint.map(List::copyOf);
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        temporaryFilesystems = List.copyOf(temporaryFilesystems);
        binds = List.copyOf(binds);
        capabilitiesAdded = List.copyOf(capabilitiesAdded);
        capabilitiesDropped = List.copyOf(capabilitiesDropped);
        limits = List.copyOf(limits);
        Paths.requireText("image", image);
        command.forEach(argument -> Paths.requireText("command", argument));
        entrypoint.ifPresent(e -> e.forEach(a -> Paths.requireText("entrypoint", a)));
        environment.forEach(ContainerSpec::requireEnvironmentEntry);
        workingDirectory.ifPresent(path -> Paths.requireAbsolute("workingDirectory", path));
        user.ifPresent(text -> Paths.requireText("user", text));
        hostname.ifPresent(ContainerSpec::requireHostname);
        requireDistinctTargets(temporaryFilesystems, binds);
    }

    /// The specification of `image` with nothing else said.
    public static ContainerSpec of(String image) {
        return ContainerSpecBuilder.of(image).build();
    }

    /// The same of another image.
    public ContainerSpec withImage(String other) {
        return new ContainerSpec(
                other,
                name,
                entrypoint,
                command,
                environment,
                workingDirectory,
                user,
                hostname,
                readOnly,
                temporaryFilesystems,
                binds,
                capabilitiesAdded,
                capabilitiesDropped,
                limits,
                network,
                terminal,
                interactive,
                autoRemove);
    }

    private static void requireEnvironmentEntry(String entry) {
        Paths.requireText("environment", entry);
        if (entry.indexOf('=') <= 0) {
            throw new IllegalArgumentException("environment: not NAME=value: " + entry);
        }
    }

    /// hostname(7): letters, digits, `-` and `.`, at most 64 bytes (sethostname(2)).
    private static void requireHostname(String name) {
        if (!name.matches("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,62}[a-zA-Z0-9])?")) {
            throw new IllegalArgumentException("hostname: " + name);
        }
    }

    private static void requireDistinctTargets(
            List<TemporaryFilesystem> temporaryFilesystems, List<HostBind> binds) {
        var targets = new HashSet<String>();
        temporaryFilesystems.forEach(mount -> requireNew(targets, mount.target()));
        binds.forEach(bind -> requireNew(targets, bind.target()));
    }

    private static void requireNew(HashSet<String> targets, String target) {
        if (!targets.add(target)) {
            throw new IllegalArgumentException("target: two mounts on " + target);
        }
    }
}
