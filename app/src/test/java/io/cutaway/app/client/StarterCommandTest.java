package io.cutaway.app.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class StarterCommandTest {

    @TempDir Path home;

    @BeforeEach
    void makeProgram() throws IOException {
        Files.createDirectory(home.resolve("helper"));
        Files.writeString(home.resolve("build-id"), "build\n");
    }

    @Test
    void usesTheCacheThatWasRecorded() throws IOException {
        check(Optional.empty(), List.of());
        Files.writeString(home.resolve("helper.aot"), "");
        check(Optional.empty(), List.of());
        Files.writeString(home.resolve("helper.aot"), "recorded");
        check(Optional.empty(), List.of("-XX:AOTCache=" + home + "/helper.aot"));
    }

    @Test
    void recordsACacheWithAHelperThatEndsSoon() throws IOException {
        Files.writeString(home.resolve("helper.aot"), "earlier");
        var command =
                check(
                        Optional.of(Path.of("/new")),
                        List.of("-XX:AOTCacheOutput=/new", "--idle-seconds", "1"));
        assertTrue(command.indexOf("-cp") > command.indexOf("-XX:AOTCacheOutput=/new"));
    }

    /// What of the command is about a cache.
    private List<String> check(Optional<Path> recording, List<String> expected) {
        var program = new ProgramFiles(home, Path.of("/java"), recording);
        var locations = new Locations(Path.of("/store"), List.of(Path.of("/store/run")));
        var command =
                new StarterCommand(program, locations, new HelperIdentity.SingleId())
                        .arguments(Optional.empty());
        var found =
                command.stream()
                        .filter(word -> word.matches("-XX:AOT.*|--idle-seconds|1"))
                        .toList();
        assertEquals(expected, found);
        return command;
    }
}
