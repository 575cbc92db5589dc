package io.cutaway.app.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The credentials that a person's programs have kept (containers-auth.json(5)): in the file that
/// was named, or else in the first of `$XDG_RUNTIME_DIR/containers/auth.json`,
/// `~/.config/containers/auth.json` and `~/.docker/config.json` that has some for the registry.
/// Where such a file says that a program keeps them, the program is asked.
public final class CredentialStore {

    private static final String NAMED = "REGISTRY_AUTH_FILE";

    private final Map<String, String> environment;
    private final List<AuthFile> files;

    /// @param environment of the caller
    /// @param named the only file to look at
    public CredentialStore(Map<String, String> environment, Optional<Path> named) {
        this.environment = Map.copyOf(environment);
        this.files =
                named.or(() -> variable(NAMED)).map(List::of).orElseGet(this::usualFiles).stream()
                        .map(AuthFile::new)
                        .toList();
    }

    private List<Path> usualFiles() {
        var places = new ArrayList<Path>();
        variable("XDG_RUNTIME_DIR").ifPresent(at -> places.add(at.resolve("containers/auth.json")));
        var home = variable("HOME").orElse(Path.of("/"));
        var config = variable("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
        places.add(config.resolve("containers/auth.json"));
        var docker = variable("DOCKER_CONFIG").orElse(home.resolve(".docker"));
        places.add(docker.resolve("config.json"));
        return places;
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isEmpty())
                .map(Path::of);
    }

    /// Those for a repository of a registry.
    Optional<Credentials> find(RegistryAddress registry, String repository) {
        for (var file : files) {
            var found = find(file, registry, repository);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// What a file says itself, or else the program that it names.
    private Optional<Credentials> find(AuthFile file, RegistryAddress registry, String repository) {
        var own = file.find(keys(registry, repository));
        if (own.isPresent()) {
            return own;
        }
        return file.helper(keys(registry, ""))
                .flatMap(name -> new CredentialHelper(name, environment).get(key(registry)));
    }

    /// The name that a registry's entry has, for the programs that keep credentials too.
    private static String key(RegistryAddress registry) {
        return registry.name().equals(RegistryAddress.DOCKER)
                ? "https://" + RegistryAddress.DOCKER_KEY + "/v1/"
                : registry.name();
    }

    /// The names that an entry may have, the most exact first: with as much of the repository's
    /// path as there is, and as Docker's programs write them.
    private static List<String> keys(RegistryAddress registry, String repository) {
        var keys = new ArrayList<String>();
        for (var path = repository; !path.isEmpty(); path = parent(path)) {
            keys.add(registry.name() + "/" + path);
        }
        keys.add(registry.name());
        keys.add(key(registry));
        keys.add("https://" + registry.name());
        keys.add("https://" + registry.name() + "/");
        keys.add("https://" + registry.name() + "/v1/");
        keys.add("https://" + registry.name() + "/v2/");
        if (registry.name().equals(RegistryAddress.DOCKER)) {
            keys.add(RegistryAddress.DOCKER_KEY);
            keys.add("registry-1.docker.io");
        }
        return keys;
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// The user's name for a registry, when there are credentials.
    public Optional<String> username(RegistryAddress registry) {
        return find(registry, "")
                .map(
                        found ->
                                switch (found) {
                                    case Credentials.Password(var username, _) -> username;
                                    case Credentials.IdentityToken _ -> "<token>";
                                });
    }

    /// Keeps credentials, in the first of the files or with the program that it names.
    ///
    /// @return where they are now
    String save(RegistryAddress registry, Credentials credentials) {
        var file = writable();
        var helper = file.helper(keys(registry, ""));
        if (helper.isPresent()) {
            new CredentialHelper(helper.get(), environment).store(key(registry), credentials);
            file.putEmpty(key(registry));
            return "docker-credential-" + helper.get();
        }
        file.put(fileKey(registry), credentials);
        return file.path().toString();
    }

    /// podman's file has the bare name, which Docker's programs read too but for their own
    /// registry.
    private static String fileKey(RegistryAddress registry) {
        return registry.name();
    }

    /// Of the usual places the first that is there; of none the last, which outlives the session.
    private AuthFile writable() {
        return files.stream()
                .filter(file -> Files.exists(file.path()))
                .findFirst()
                .orElse(files.getLast());
    }

    /// Forgets a registry, wherever something is kept for it.
    ///
    /// @return whether there was something
    public boolean erase(RegistryAddress registry) {
        var any = false;
        for (var file : files) {
            var helper = file.helper(keys(registry, ""));
            if (helper.isPresent()) {
                var program = new CredentialHelper(helper.get(), environment);
                any |= program.get(key(registry)).isPresent();
                program.erase(key(registry));
            }
            any |= file.remove(keys(registry, ""));
        }
        return any;
    }

    /// Forgets all.
    public void eraseAll() {
        for (var file : files) {
            for (var name : file.registries()) {
                var registry = RegistryAddress.parse(name);
                file.helper(keys(registry, ""))
                        .ifPresent(
                                helper ->
                                        new CredentialHelper(helper, environment)
                                                .erase(key(registry)));
                file.remove(List.of(name));
            }
        }
    }
}
