package io.cutaway.app.request;

import io.cutaway.engine.container.ContainerSpecBuilder;
import io.cutaway.engine.container.NetworkMode;
import io.cutaway.engine.container.ResourceLimit;
import io.cutaway.engine.launch.ResourceLimits;
import io.cutaway.engine.process.Capability;
import io.cutaway.engine.process.CapabilitySet;
import io.cutaway.engine.protocol.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `config.json` of an OCI bundle (runtime specification 1.0, config.md and config-linux.md), which
/// somebody else has written. It is read and never run. What would run on this computer, join a
/// namespace of somebody else's or take a root from this computer is refused.
public final class BundleConfig {

    private static final String FILE = "config.json";
    private static final int LARGEST = 1 << 20;

    private static final Set<String> WHOLE =
            Set.of("ociVersion", "process", "root", "hostname", "mounts", "linux", "hooks");
    private static final Set<String> PROCESS =
            Set.of(
                    "terminal",
                    "consoleSize",
                    "user",
                    "args",
                    "env",
                    "cwd",
                    "capabilities",
                    "rlimits",
                    "noNewPrivileges");
    private static final Set<String> USER = Set.of("uid", "gid");

    /// What Cutaway does in its own way for every container.
    private static final Set<String> LINUX =
            Set.of(
                    "namespaces",
                    "uidMappings",
                    "gidMappings",
                    "seccomp",
                    "maskedPaths",
                    "readonlyPaths",
                    "rootfsPropagation",
                    "cgroupsPath");

    private final ConfigField config;
    private final ContainerSpecBuilder spec;
    private final List<String> left = new ArrayList<>();

    private BundleConfig(ConfigField config, String image) {
        this.config = config;
        this.spec = ContainerSpecBuilder.of(image);
    }

    /// The container that the bundle in `folder` asks for, with another root.
    ///
    /// @param image whose files are its root
    /// @throws IllegalArgumentException with a sentence that names the line or the field
    public static ReadBundle read(Path folder, String image) {
        var file = folder.resolve(FILE);
        // Not a fifo or a device, which would never end.
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(RequestMessage.BUNDLE_NO_FILE.text(file));
        }
        try (var in = Files.newInputStream(file)) {
            var text = in.readNBytes(LARGEST + 1);
            if (text.length > LARGEST) {
                throw new IllegalArgumentException(
                        RequestMessage.BUNDLE_TOO_LONG.text(file, LARGEST));
            }
            return parse(text, image);
        } catch (IOException _) {
            throw new IllegalArgumentException(RequestMessage.BUNDLE_NO_FILE.text(file));
        }
    }

    static ReadBundle parse(byte[] text, String image) {
        var bundle = new BundleConfig(new ConfigField("", tree(text)), image);
        bundle.refuse();
        bundle.readProcess(bundle.config.the("process"));
        bundle.config.find("hostname").ifPresent(name -> bundle.spec.hostname(name.text()));
        var mounts = new BundleMounts(bundle.spec, bundle.left);
        bundle.config.find("mounts").ifPresent(all -> all.elements().forEach(mounts::add));
        return new ReadBundle(bundle.spec.build(), bundle.left);
    }

    private static JsonNode tree(byte[] text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            var at = Optional.ofNullable(e.getLocation());
            throw new IllegalArgumentException(
                    RequestMessage.BUNDLE_SYNTAX.text(
                            at.map(l -> l.getLineNr()).orElse(1),
                            at.map(l -> l.getColumnNr()).orElse(1)),
                    e);
        }
    }

    private void refuse() {
        left.addAll(config.others(WHOLE));
        config.find("hooks").ifPresent(BundleConfig::refuseHooks);
        config.find("root").ifPresent(this::readRoot);
        var linux = config.find("linux");
        linux.ifPresent(field -> left.addAll(field.others(LINUX)));
        var kinds = linux.flatMap(l -> l.find("namespaces")).map(ConfigField::elements);
        var hasNetwork = kinds.orElse(List.of()).stream().filter(this::isNetwork).count() > 0;
        spec.network(hasNetwork ? NetworkMode.PRIVATE : NetworkMode.HOST);
    }

    private static void refuseHooks(ConfigField hooks) {
        for (var path : hooks.others(Set.of())) {
            throw new ConfigField(path, hooks.node()).wrong(RequestMessage.BUNDLE_HOOKS);
        }
    }

    private void readRoot(ConfigField root) {
        var path = root.the("path");
        if (!path.text().matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
            throw path.wrong(RequestMessage.BUNDLE_ROOT);
        }
        root.find("readonly").ifPresent(flag -> spec.readOnly(flag.flag()));
    }

    private boolean isNetwork(ConfigField namespace) {
        namespace
                .find("path")
                .ifPresent(
                        path -> {
                            throw path.wrong(RequestMessage.BUNDLE_NAMESPACE);
                        });
        return namespace.the("type").text().equals("network");
    }

    private void readProcess(ConfigField process) {
        left.addAll(process.others(PROCESS));
        // Else the image's entry point would come before them.
        spec.entrypoint(List.of()).command(process.the("args").texts());
        process.find("env").ifPresent(all -> all.texts().forEach(spec::environment));
        spec.workingDirectory(process.the("cwd").text());
        var terminal = process.find("terminal").map(ConfigField::flag).orElse(false);
        spec.terminal(terminal).interactive(terminal);
        process.find("user").ifPresent(this::readUser);
        readBounding(
                process.find("capabilities")
                        .flatMap(sets -> sets.find("bounding"))
                        .map(ConfigField::elements)
                        .orElse(List.of()));
        spec.limits(
                process.find("rlimits").map(ConfigField::elements).orElse(List.of()).stream()
                        .map(BundleConfig::limit)
                        .toList());
    }

    private void readUser(ConfigField user) {
        left.addAll(user.others(USER));
        var gid = user.find("gid").map(ConfigField::number);
        spec.user(user.the("uid").number() + gid.map(id -> ":" + id).orElse(""));
    }

    private void readBounding(List<ConfigField> bounding) {
        var wanted = CapabilitySet.NONE;
        for (var name : bounding) {
            var one = Capability.named(name.text()).orElseThrow(name::refused);
            wanted = wanted.plus(CapabilitySet.of(one));
        }
        spec.capabilities(
                names(wanted.minus(CapabilitySet.CONTAINER_DEFAULT)),
                names(CapabilitySet.CONTAINER_DEFAULT.minus(wanted)));
    }

    private static List<String> names(CapabilitySet set) {
        return set.capabilities().stream().map(Capability::name).toList();
    }

    /// The largest number is no limit.
    private static ResourceLimit limit(ConfigField field) {
        var type = field.the("type");
        var name = type.text().replaceFirst("^RLIMIT_", "").toLowerCase(Locale.ROOT);
        if (!ResourceLimits.isName(name)) {
            throw type.refused();
        }
        try {
            return new ResourceLimit(
                    name,
                    field.the("soft").number().longValue(),
                    field.the("hard").number().longValue());
        } catch (BundleException e) {
            throw e;
        } catch (IllegalArgumentException _) {
            throw field.refused();
        }
    }
}
