package io.cutaway.app.registry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program that keeps credentials, `docker-credential-NAME` (the docker-credential-helpers
/// project, "Development"): `get`, `store` and `erase`, each with its question on standard input.
final class CredentialHelper {

    /// In which it has to answer; it may ask the person something.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LONGEST = 1 << 20;

    /// What such programs call themselves when they keep a token instead of a password.
    private static final String TOKEN_USER = "<token>";

    private static final String NOT_FOUND = "credentials not found";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String program;
    private final Map<String, String> environment;
    private final Duration patience;

    /// @param name from a file; it becomes part of a program's name, so it may hold little
    CredentialHelper(String name, Map<String, String> environment) {
        this(name, environment, PATIENCE);
    }

    CredentialHelper(String name, Map<String, String> environment, Duration patience) {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new RegistryException(RegistryMessage.BAD_HELPER, Texts.shown(name));
        }
        this.program = "docker-credential-" + name;
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    /// What it keeps for a registry.
    Optional<Credentials> get(String registry) {
        var answer = run("get", registry);
        if (answer.status() != 0) {
            if (answer.text().contains(NOT_FOUND)) {
                return Optional.empty();
            }
            throw failed("status " + answer.status());
        }
        try {
            var reply = JSON.readTree(answer.text());
            var username = reply.path("Username").asString("");
            var secret = reply.path("Secret").asString("");
            if (username.isEmpty() && secret.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    username.equals(TOKEN_USER)
                            ? new Credentials.IdentityToken(secret)
                            : new Credentials.Password(username, secret));
        } catch (JacksonException _) {
            throw failed("JSON");
        }
    }

    void store(String registry, Credentials credentials) {
        var question = JSON.createObjectNode();
        question.put("ServerURL", registry);
        switch (credentials) {
            case Credentials.Password(var username, var password) -> {
                question.put("Username", username);
                question.put("Secret", password);
            }
            case Credentials.IdentityToken(var token) -> {
                question.put("Username", TOKEN_USER);
                question.put("Secret", token);
            }
        }
        check(run("store", question.toString()));
    }

    /// What isn't there is erased.
    void erase(String registry) {
        var answer = run("erase", registry);
        if (!answer.text().contains(NOT_FOUND)) {
            check(answer);
        }
    }

    private void check(Answer answer) {
        if (answer.status() != 0) {
            throw failed("status " + answer.status());
        }
    }

    /// What the program printed is not repeated: it could be a secret.
    private RegistryException failed(String why) {
        return new RegistryException(RegistryMessage.HELPER_FAILED, program, why);
    }

    private record Answer(int status, String text) {}

    private Answer run(String verb, String question) {
        try {
            var builder = new ProcessBuilder(path().toString(), verb);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            var process = builder.start();
            try {
                return talk(process, question);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    /// The program, where the caller's `PATH` has it.
    private Path path() {
        var folders = environment.getOrDefault("PATH", "/usr/bin:/bin").split(":");
        return Arrays.stream(folders)
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> failed("ENOENT"));
    }

    private Answer talk(Process process, String question) throws IOException, InterruptedException {
        var text =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (var out = process.getInputStream()) {
                                return new String(out.readNBytes(LONGEST), StandardCharsets.UTF_8);
                            } catch (IOException _) {
                                return "";
                            }
                        });
        try (var in = process.getOutputStream()) {
            in.write(question.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It may know the answer without reading.
        }
        try {
            var printed = text.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("timeout");
            }
            return new Answer(process.exitValue(), printed);
        } catch (TimeoutException _) {
            throw failed("timeout");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
