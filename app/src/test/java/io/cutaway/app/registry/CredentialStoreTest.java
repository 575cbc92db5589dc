package io.cutaway.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

@DisplayName("Credentials that were kept")
class CredentialStoreTest {

    @TempDir Path home;

    private Map<String, String> environment() {
        return Map.of(
                "HOME",
                home.toString(),
                "XDG_RUNTIME_DIR",
                home.resolve("run").toString(),
                "PATH",
                home.resolve("bin") + ":/usr/bin:/bin");
    }

    private void write(String file, String text) throws IOException {
        var path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String auth(String text) {
        var code = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return "{\"auth\":\"" + code + "\"}";
    }

    private void check(String registry, String repository, String expected) {
        var found =
                new CredentialStore(environment(), Optional.empty())
                        .find(new RegistryAddress(registry), repository);
        var actual =
                found.map(
                                each ->
                                        switch (each) {
                                            case Credentials.Password(var name, var password) ->
                                                    name + "/" + password;
                                            case Credentials.IdentityToken(var token) -> token;
                                        })
                        .orElse("none");
        assertEquals(expected, actual);
    }

    @Test
    void areFoundInDockersFile() throws IOException {
        write(
                ".docker/config.json",
                "{\"auths\":{\"r.example:5000\":%s,\"https://index.docker.io/v1/\":%s,\"t\":{\"identitytoken\":\"x\"}}}"
                        .formatted(auth("me:a:b"), auth("hub:c")));
        check("r.example:5000", "a/b", "me/a:b");
        check("docker.io", "library/debian", "hub/c");
        check("t", "a", "x");
        check("r.example", "a/b", "none");
        check("r.example:5001", "a/b", "none");
    }

    @Test
    void ofTheRepositoryGoBeforeThoseOfTheRegistry() throws IOException {
        write(
                "run/containers/auth.json",
                "{\"auths\":{\"r.example\":%s,\"r.example/team\":%s}}"
                        .formatted(auth("all:1"), auth("team:2")));
        write(".docker/config.json", "{\"auths\":{\"r.example\":%s}}".formatted(auth("old:3")));
        check("r.example", "team/app", "team/2");
        check("r.example", "teamwork/app", "all/1");
        check("r.example", "", "all/1");
    }

    @Test
    void areGivenByTheProgramThatKeepsThem() throws IOException {
        helper("mine", "read r; echo \"{\\\"Username\\\":\\\"$r\\\",\\\"Secret\\\":\\\"s\\\"}\"");
        helper("none", "echo credentials not found in native keychain; exit 1");
        write(
                ".docker/config.json",
                "{\"credHelpers\":{\"r.example\":\"mine\"},\"credsStore\":\"none\"}");
        check("r.example", "a", "r.example/s");
        check("other.example", "a", "none");
    }

    private void helper(String name, String script) throws IOException {
        var file = home.resolve("bin/docker-credential-" + name);
        write(home.relativize(file).toString(), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void areKeptAndForgottenByThatProgramToo() throws IOException {
        helper("mine", "cat >\"" + home + "/$1\"");
        write(".docker/config.json", "{\"credsStore\":\"mine\"}");
        var store = new CredentialStore(environment(), Optional.empty());
        var address = new RegistryAddress("r.example");
        assertEquals(
                "docker-credential-mine",
                store.save(address, new Credentials.Password("me", "pw")));
        var stored = Files.readString(home.resolve("store"));
        assertEquals("{\"ServerURL\":\"r.example\",\"Username\":\"me\",\"Secret\":\"pw\"}", stored);
        assertFalse(Files.readString(home.resolve(".docker/config.json")).contains("pw"));
    }

    @Test
    void areNotAskedOfAProgramWithAnotherName() {
        for (var name : new String[] {"../x", "a/b", "A", "", "a b", "x;y", "ä"}) {
            var failure =
                    assertThrows(
                            RegistryException.class,
                            () -> new CredentialHelper(name, environment()));
            assertEquals(RegistryMessage.BAD_HELPER, failure.reason());
        }
    }

    @Test
    void areNotWaitedForForEver() throws IOException {
        helper("slow", "sleep 100");
        var helper = new CredentialHelper("slow", environment(), Duration.ofMillis(300));
        var failure = assertThrows(RegistryException.class, () -> helper.get("r.example"));
        assertEquals(RegistryMessage.HELPER_FAILED, failure.reason());
    }

    @Test
    void areOfNoUseWhenTheFileIsBroken() throws IOException {
        write(".docker/config.json", "{\"auths\":{\"r.example\":{\"auth\":\"c2VjcmV0\"}}");
        var store = new CredentialStore(environment(), Optional.empty());
        var failure =
                assertThrows(
                        RegistryException.class,
                        () -> store.find(new RegistryAddress("r.example"), ""));
        assertEquals(RegistryMessage.BAD_AUTH_FILE, failure.reason());
        assertFalse(String.valueOf(failure.getMessage()).contains("c2VjcmV0"));
    }

    @Test
    void areInANewFileForItsOwnerAlone() throws IOException {
        var file = home.resolve("new/folder/auth.json");
        var store = new CredentialStore(environment(), Optional.of(file));
        store.save(new RegistryAddress("r.example"), new Credentials.Password("me", "pw"));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(store.username(new RegistryAddress("r.example")).isPresent());
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count(), "temporary files stay");
        }
    }
}
