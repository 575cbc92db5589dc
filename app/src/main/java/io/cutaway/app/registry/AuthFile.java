package io.cutaway.app.registry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A file with credentials, which other programs use too (containers-auth.json(5); Docker's
/// `config.json`). What isn't known here is kept as it is.
record AuthFile(Path path) {

    private static final String AUTHS = "auths";
    private static final String HELPERS = "credHelpers";
    private static final String STORE = "credsStore";
    private static final String TOKEN = "identitytoken";

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    /// The credentials in it for a registry or one of its repositories.
    ///
    /// @param keys that an entry may have, the best first
    Optional<Credentials> find(List<String> keys) {
        var auths = read().path(AUTHS);
        for (var key : keys) {
            var entry = auths.path(key);
            var found = credentials(entry);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Credentials> credentials(JsonNode entry) {
        var token = entry.path(TOKEN).asString("");
        if (!token.isEmpty()) {
            return Optional.of(new Credentials.IdentityToken(token));
        }
        var auth = entry.path("auth").asString("");
        if (!auth.isEmpty()) {
            return Optional.of(decoded(auth));
        }
        var username = entry.path("username").asString("");
        return username.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Credentials.Password(username, entry.path("password").asString("")));
    }

    private Credentials decoded(String auth) {
        try {
            var text = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            if (colon > 0) {
                // Docker pads with zero bytes at times.
                var password = text.substring(colon + 1).replaceFirst("\0+$", "");
                return new Credentials.Password(text.substring(0, colon), password);
            }
        } catch (IllegalArgumentException _) {
            // Not Base64.
        }
        throw new RegistryException(RegistryMessage.BAD_AUTH_FILE, path.toString(), AUTHS);
    }

    /// The program that keeps a registry's credentials, when one does.
    Optional<String> helper(List<String> keys) {
        var root = read();
        return keys.stream()
                .map(key -> root.path(HELPERS).path(key).asString(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .or(() -> Optional.of(root.path(STORE).asString("")).filter(t -> !t.isEmpty()));
    }

    /// The registries that it has credentials for.
    List<String> registries() {
        return List.copyOf(read().path(AUTHS).propertyNames());
    }

    /// Keeps credentials for a registry.
    void put(String key, Credentials credentials) {
        var root = read();
        var auths = root.withObjectProperty(AUTHS);
        auths.set(key, entry(credentials));
        write(root);
    }

    /// Notes that a helper keeps a registry's credentials, as Docker's programs do.
    void putEmpty(String key) {
        var root = read();
        root.withObjectProperty(AUTHS).set(key, JSON.createObjectNode());
        write(root);
    }

    private static ObjectNode entry(Credentials credentials) {
        var entry = JSON.createObjectNode();
        switch (credentials) {
            case Credentials.Password(var username, var password) -> {
                var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
                entry.put("auth", Base64.getEncoder().encodeToString(both));
            }
            case Credentials.IdentityToken(var token) -> entry.put(TOKEN, token);
        }
        return entry;
    }

    /// Forgets registries; whether one of them was there.
    boolean remove(List<String> keys) {
        var root = read();
        if (!(root.path(AUTHS) instanceof ObjectNode auths)) {
            return false;
        }
        var gone = new ArrayList<String>();
        keys.stream().filter(auths::has).forEach(gone::add);
        if (gone.isEmpty()) {
            return false;
        }
        gone.forEach(auths::remove);
        write(root);
        return true;
    }

    private ObjectNode read() {
        try {
            var text = Files.readString(path);
            if (text.isBlank()) {
                return JSON.createObjectNode();
            }
            if (JSON.readTree(text) instanceof ObjectNode root) {
                return root;
            }
            throw new RegistryException(RegistryMessage.BAD_AUTH_FILE, path.toString(), "{");
        } catch (NoSuchFileException _) {
            return JSON.createObjectNode();
        } catch (JacksonException e) {
            throw new RegistryException(
                    RegistryMessage.BAD_AUTH_FILE, path.toString(), Texts.shown(where(e)));
        } catch (IOException e) {
            throw new RegistryException(
                    RegistryMessage.AUTH_FILE_FAILED,
                    path.toString(),
                    String.valueOf(e.getMessage()));
        }
    }

    /// A parser's message could quote what is in the file.
    private static String where(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(at -> at.getLineNr() + ":" + at.getColumnNr())
                .orElse("JSON");
    }

    /// Writes it anew, for its owner alone, and at once: whoever reads sees the old or the new.
    private void write(ObjectNode root) {
        try {
            // A link stays a link.
            var target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            var owner = PosixFilePermissions.fromString("rw-------");
            var folder = target.resolveSibling(".");
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        target.normalize().getParent(),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            var next = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
            try {
                Files.createFile(next, PosixFilePermissions.asFileAttribute(owner));
                Files.write(next, JSON.writeValueAsBytes(root), StandardOpenOption.DSYNC);
                Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new RegistryException(
                    RegistryMessage.AUTH_FILE_FAILED,
                    path.toString(),
                    String.valueOf(e.getMessage()));
        }
    }
}
